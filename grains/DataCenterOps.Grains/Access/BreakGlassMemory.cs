using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Grains.Access;

/// <summary>What a grain keeps of its break-glass: nothing before it has begun.</summary>
internal sealed record BreakGlassMemory(BreakGlassRecord? Record)
{
    public static BreakGlassMemory None { get; } = new((BreakGlassRecord?)null);
}

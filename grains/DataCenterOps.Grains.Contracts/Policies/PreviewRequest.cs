using System.Collections.Immutable;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>What would change.</summary>
/// <param name="Pack">The draft of a pack: policies, parameters, provisions, levels; absent to keep what is in force.</param>
/// <param name="Documents">Declared documents as they would be, as a country that becomes adequate; empty to keep all.</param>
/// <param name="After">The page before said where this one begins; absent for the first.</param>
[GenerateSerializer, Immutable, Alias("dcops.PreviewRequest")]
public sealed record PreviewRequest(
    [property: Id(0)] EstateText? Pack,
    [property: Id(1)] ImmutableArray<EstateText> Documents,
    [property: Id(2)] string? After)
{
    /// <summary>
    /// Provisions of law as they would be, each as in a pack, judged as if they applied now whatever day they take effect; empty to
    /// keep what is recorded.
    /// </summary>
    [Id(3)] public ImmutableArray<EstateText> Provisions { get; init; } = [];
}

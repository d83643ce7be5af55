namespace DataCenterOps.Grains.Policies;

/// <summary>Which revision of a pack was activated last.</summary>
internal sealed record PackState(string? Revision)
{
    public static PackState None { get; } = new((string?)null);
}

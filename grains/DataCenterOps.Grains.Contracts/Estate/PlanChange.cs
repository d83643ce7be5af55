namespace DataCenterOps.Grains.Estate;

/// <summary>One field that differs.</summary>
/// <param name="Path">As in <c>placements[r1].siteId</c>.</param>
/// <param name="Before">JSON of the earlier value; absent when the field is new.</param>
/// <param name="After">JSON of the later value; absent when the field goes.</param>
[GenerateSerializer, Immutable, Alias("dcops.PlanChange")]
public sealed record PlanChange(
    [property: Id(0)] string Path,
    [property: Id(1)] string? Before,
    [property: Id(2)] string? After);

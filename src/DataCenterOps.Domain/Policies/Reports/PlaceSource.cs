using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>A place of a subject, and which evidence speaks for it.</summary>
/// <param name="Evidence">One of the codes of <see cref="PlaceSources"/>.</param>
/// <param name="Place">The placement, copy or host.</param>
[GenerateSerializer, Immutable, Alias("dcops.PlaceSource")]
public sealed record PlaceSource([property: Id(0)] string Evidence, [property: Id(1)] string Place);

using Orleans;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>The waiver that covers a violation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Until">From this instant on it does not.</param>
[GenerateSerializer, Immutable, Alias("dcops.RunningWaiver")]
public sealed record RunningWaiver([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset Until);

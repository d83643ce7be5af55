using Orleans;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>One subject that a waiver is asked for.</summary>
/// <param name="Kind">Its kind, as in <c>System</c>.</param>
/// <param name="Id">Its full id.</param>
[GenerateSerializer, Immutable, Alias("dcops.WaiverSubject")]
public sealed record WaiverSubject([property: Id(0)] string Kind, [property: Id(1)] string Id);

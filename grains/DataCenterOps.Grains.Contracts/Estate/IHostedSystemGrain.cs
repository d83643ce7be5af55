using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>Hosted system: declaration, placements, endpoints, checks, resources. Key: <c>{tenant}/{system}</c>.</summary>
[Alias("dcops.IHostedSystemGrain"), GrainInterfaceType("dcops.system")]
public interface IHostedSystemGrain : IDeclaredGrain, ITenantGrainKey;

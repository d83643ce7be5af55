using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>A tenant's envelope. Key: <c>{tenant}/{year}/{programme}</c>.</summary>
[Alias("dcops.IEnvelopeGrain"), GrainInterfaceType("dcops.budget")]
public interface IEnvelopeGrain : IDeclaredGrain, ITenantGrainKey;

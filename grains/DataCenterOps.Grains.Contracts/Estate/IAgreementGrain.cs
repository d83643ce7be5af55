using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>The signed text that permits a flow. Key: <c>{tenant}/{agreement}</c>.</summary>
[Alias("dcops.IAgreementGrain"), GrainInterfaceType("dcops.agreement")]
public interface IAgreementGrain : IDeclaredGrain, ITenantGrainKey;

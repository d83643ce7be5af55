using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>A public body: profile and officers, no list of its systems. Key: <c>{tenant}</c>.</summary>
[Alias("dcops.ITenantGrain"), GrainInterfaceType("dcops.tenant")]
public interface ITenantGrain : IDeclaredGrain, ITenantGrainKey;

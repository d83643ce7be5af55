using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>A key's record; no material. Key: <c>{tenant}/{key}</c>.</summary>
[Alias("dcops.IKeyGrain"), GrainInterfaceType("dcops.key")]
public interface IKeyGrain : IDeclaredGrain, ITenantGrainKey;

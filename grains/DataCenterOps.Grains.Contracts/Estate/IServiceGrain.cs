using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>What a citizen obtains. Key: <c>{tenant}/{service}</c>.</summary>
[Alias("dcops.IServiceGrain"), GrainInterfaceType("dcops.service")]
public interface IServiceGrain : IDeclaredGrain, ITenantGrainKey;

using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>A standing movement of data between systems. Key: <c>{tenant}/{flow}</c>.</summary>
[Alias("dcops.IDataFlowGrain"), GrainInterfaceType("dcops.flow")]
public interface IDataFlowGrain : IDeclaredGrain, ITenantGrainKey;

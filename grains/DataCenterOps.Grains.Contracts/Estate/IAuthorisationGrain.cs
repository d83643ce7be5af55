using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Estate;

/// <summary>A permission of an outside authority. Key: <c>{tenant}/{authorisation}</c>.</summary>
[Alias("dcops.IAuthorisationGrain"), GrainInterfaceType("dcops.authorisation")]
public interface IAuthorisationGrain : IDeclaredGrain, ITenantGrainKey;

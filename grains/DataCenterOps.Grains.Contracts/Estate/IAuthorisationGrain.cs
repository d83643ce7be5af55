namespace DataCenterOps.Grains.Estate;

/// <summary>A permission of an outside authority. Key: <c>{authorisation}</c>.</summary>
[Alias("dcops.IAuthorisationGrain"), GrainInterfaceType("dcops.authorisation")]
public interface IAuthorisationGrain : IDeclaredGrain;

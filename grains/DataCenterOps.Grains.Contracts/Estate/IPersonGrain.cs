namespace DataCenterOps.Grains.Estate;

/// <summary>A person by pseudonym. Key: <c>{person}</c>.</summary>
[Alias("dcops.IPersonGrain"), GrainInterfaceType("dcops.person")]
public interface IPersonGrain : IDeclaredGrain;

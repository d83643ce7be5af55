namespace DataCenterOps.Grains.Estate;

/// <summary>A law that applies, or a bloc of them. Key: <c>{jurisdiction}</c>.</summary>
[Alias("dcops.IJurisdictionGrain"), GrainInterfaceType("dcops.jurisdiction")]
public interface IJurisdictionGrain : IDeclaredGrain;

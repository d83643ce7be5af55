namespace DataCenterOps.Grains.Estate;

/// <summary>A catalogued source of data. Key: <c>{source}</c>.</summary>
[Alias("dcops.ISourceGrain"), GrainInterfaceType("dcops.source")]
public interface ISourceGrain : IDeclaredGrain;

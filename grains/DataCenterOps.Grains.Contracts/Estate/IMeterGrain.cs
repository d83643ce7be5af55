namespace DataCenterOps.Grains.Estate;

/// <summary>What is measured, with its unit. Key: <c>{meter}</c>.</summary>
[Alias("dcops.IMeterGrain"), GrainInterfaceType("dcops.meter")]
public interface IMeterGrain : IDeclaredGrain;

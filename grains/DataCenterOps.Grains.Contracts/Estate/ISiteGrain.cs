namespace DataCenterOps.Grains.Estate;

/// <summary>A place with its own power, cooling and network. Key: <c>{site}</c>.</summary>
[Alias("dcops.ISiteGrain"), GrainInterfaceType("dcops.site")]
public interface ISiteGrain : IDeclaredGrain;

namespace DataCenterOps.Grains.Estate;

/// <summary>What a site attests to hold. Key: <c>{inventory}</c>.</summary>
[Alias("dcops.ISiteInventoryGrain"), GrainInterfaceType("dcops.site-inventory")]
public interface ISiteInventoryGrain : IDeclaredGrain;

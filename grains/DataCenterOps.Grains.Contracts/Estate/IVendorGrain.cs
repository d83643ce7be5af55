namespace DataCenterOps.Grains.Estate;

/// <summary>A company that systems depend on. Key: <c>{vendor}</c>.</summary>
[Alias("dcops.IVendorGrain"), GrainInterfaceType("dcops.vendor")]
public interface IVendorGrain : IDeclaredGrain;

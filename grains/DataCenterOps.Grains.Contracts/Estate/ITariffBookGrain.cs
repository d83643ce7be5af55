namespace DataCenterOps.Grains.Estate;

/// <summary>One immutable version of all prices. Key: <c>{book}</c>.</summary>
[Alias("dcops.ITariffBookGrain"), GrainInterfaceType("dcops.tariff")]
public interface ITariffBookGrain : IDeclaredGrain;

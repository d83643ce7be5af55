namespace DataCenterOps.Domain.Metering;

/// <summary>One step of a graduated row.</summary>
/// <param name="UpTo">The cumulative quantity at which it ends; absent for the last one.</param>
/// <param name="ListPrice">The published price of a unit in it.</param>
/// <param name="Price">What the tenant pays for a unit in it.</param>
public sealed record TariffTier(Quantity? UpTo, Price ListPrice, Price Price);

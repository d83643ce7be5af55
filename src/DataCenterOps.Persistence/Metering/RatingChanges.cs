using System.Runtime.InteropServices;

namespace DataCenterOps.Persistence.Metering;

/// <summary>The newest declarations that change what things cost, by their places in the ledger.</summary>
/// <param name="Prices">Of tariff books, meters and sites.</param>
/// <param name="Systems">Of systems with their resources.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatingChanges(long Prices, long Systems);

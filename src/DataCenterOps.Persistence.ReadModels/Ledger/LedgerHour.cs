namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>How many entries were taken into the tree within an hour.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Entries">How many.</param>
public sealed record LedgerHour(DateTimeOffset From, long Entries);

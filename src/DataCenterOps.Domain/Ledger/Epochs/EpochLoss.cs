namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>Entries of an epoch that are gone, by their places in its tree.</summary>
/// <param name="Epoch">Which epoch.</param>
/// <param name="From">The first.</param>
/// <param name="Until">The one behind the last.</param>
public sealed record EpochLoss(long Epoch, long From, long Until);

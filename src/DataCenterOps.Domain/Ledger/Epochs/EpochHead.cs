using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>A head of the log that was signed in an epoch.</summary>
/// <param name="Epoch">Which epoch.</param>
/// <param name="Checkpoint">What was signed.</param>
public sealed record EpochHead(long Epoch, Checkpoint Checkpoint);

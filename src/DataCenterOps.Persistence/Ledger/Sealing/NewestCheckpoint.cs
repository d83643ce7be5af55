using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>The checkpoint over most leaves, to be shown to witnesses.</summary>
/// <param name="Epoch">Which tree.</param>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The log's own note.</param>
/// <param name="SignedAt">When it was signed last.</param>
public sealed record NewestCheckpoint(long Epoch, Checkpoint Checkpoint, SignedNote Note, DateTimeOffset SignedAt);

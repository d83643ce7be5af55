using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>What a restore has done.</summary>
/// <param name="Begun">The epoch that it has begun.</param>
/// <param name="Entries">Entries that are back, without the new epoch's first.</param>
/// <param name="Rows">Rows of all tables of the archive.</param>
/// <param name="Views">Tables of read models that were made anew.</param>
public sealed record Restored(EpochBegun Begun, long Entries, long Rows, int Views)
{
    /// <summary>Details whose secret is not on this machine: erased since, or forgotten to be brought along.</summary>
    public long Unreadable { get; init; }
}

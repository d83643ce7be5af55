namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>The types of the ledger's entries about its epochs, and their stream.</summary>
public static class EpochEntryTypes
{
    /// <summary>
    /// A restore has begun the next epoch; it is that epoch's first entry:
    /// <c>{"archive","archiveTime","epoch","known","lost","origin","previous"}</c>, see <see cref="EpochBegun"/>.
    /// </summary>
    public const string Begun = "ledger/epoch-begun/1";

    /// <summary>Two persons have accepted that entries are lost: <c>{"epoch"}</c>.</summary>
    public const string LossAccepted = "ledger/loss-accepted/1";

    /// <summary>Somebody has taken a backup; the body is empty, as the entry says who and when.</summary>
    public const string BackupTaken = "ledger/backup-taken/1";

    /// <summary>The stream of what becomes of the ledger as a whole.</summary>
    public static StreamId Stream { get; } = StreamId.Of("ledger", "epochs");

    /// <summary>The stream of backups.</summary>
    public static StreamId Backups { get; } = StreamId.Of("ledger", "backups");
}

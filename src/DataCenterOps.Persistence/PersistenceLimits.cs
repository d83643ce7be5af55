namespace DataCenterOps.Persistence;

/// <summary>Limits of writing, each with its reason.</summary>
public static class PersistenceLimits
{
    /// <summary>
    /// Statements of one commit: a system with all its lists full has about 1,200 rows in the read models. A batch of
    /// facts that needs more is several writes.
    /// </summary>
    public const int StatementsPerCommit = 10_000;

    /// <summary>Seconds after which a write of facts counts as failed. Nobody waits at a screen for it.</summary>
    public const int FactSeconds = 10;

    /// <summary>Seconds that one statement of the writer may take before the group is given up.</summary>
    public const int WriterCommandSeconds = 5;

    /// <summary>Seconds that a statement of sealing, cleaning or rebuilding may take.</summary>
    public const int ExclusiveCommandSeconds = 600;

    /// <summary>Statements that the writer keeps prepared: more than all projections have.</summary>
    public const int PreparedStatements = 500;

    /// <summary>Milliseconds before the writer tries again to reach a database that was lost.</summary>
    public const int ReconnectMilliseconds = 200;

    /// <summary>Entries read at a time from a stream or the whole ledger: about 1 MiB at their usual size.</summary>
    public const int EntriesPerRead = 1_000;

    /// <summary>Statements that a rebuild sends to PostgreSQL at once: what waits for the network is shared, and what is in memory stays small.</summary>
    public const int StatementsPerRoundTrip = 500;

    /// <summary>Payload keys kept open: of 40 tenants the current month's, and what is read of half a year before; 32 bytes each.</summary>
    public const int PayloadKeys = 256;

    /// <summary>Rows that one step of cleaning deletes, so that appends do not wait for it.</summary>
    public const int RowsPerCleaning = 1_000;

    /// <summary>Steps of one cleaning: a million rows, more than a busy day leaves behind.</summary>
    public const int CleaningSteps = 1_000;

    /// <summary>Checkpoints that cleaning looks at at once: those of a day, one a second; some 10 MB without their notes.</summary>
    public const int CheckpointsPerRead = 100_000;

    /// <summary>How often it does so in one night. What stays of a century are 900,000.</summary>
    public const int CheckpointReads = 10;

    /// <summary>Snapshots that may wait for the writer of snapshots; further ones fail and are tried later.</summary>
    public const int WaitingSnapshots = 4_096;

    /// <summary>Seconds that a grain waits for its snapshot before it folds its stream: as long as for an append.</summary>
    public const int SnapshotReadSeconds = 2;

    /// <summary>Milliseconds that SQLite waits for a lock that another process holds.</summary>
    public const int BusyMilliseconds = 2_000;

    /// <summary>
    /// KiB of pages that SQLite's writer keeps: with the 2 MiB that it takes by itself, one group of commits reads back
    /// the pages that it has just written.
    /// </summary>
    public const int WriterCacheKilobytes = 64 * 1024;

    /// <summary>
    /// Pages of 4 KiB after which the write-ahead log goes into the file: a page that many groups change is copied once.
    /// The log grows to about 64 MiB, and reading it at a start after a crash takes well under a second.
    /// </summary>
    public const int CheckpointPages = 16_384;
}

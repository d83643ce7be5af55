namespace DataCenterOps.Domain.Ledger;

/// <summary>Limits of the ledger, each with its reason.</summary>
public static class LedgerLimits
{
    /// <summary>Bytes of one entry. Half of what a tile can carry (65,535), so that an envelope never grows past the format.</summary>
    public const int EntryBytes = 32_768;

    /// <summary>Bytes of a document kept by hash: the largest pack or tariff book.</summary>
    public const int DocumentBytes = 1_048_576;

    /// <summary>Appends that share one transaction. More would only make the first of them wait.</summary>
    public const int GroupSize = 256;

    /// <summary>Appends that may wait for the writer before a caller is told that the ledger is unavailable.</summary>
    public const int QueueLength = 16_384;

    /// <summary>Seconds after which an append counts as failed; its outcome is then unknown and the caller repeats it.</summary>
    public const int AppendSeconds = 2;

    /// <summary>Days for which the answer of a command is remembered.</summary>
    public const int OperationDays = 30;

    /// <summary>Days for which every checkpoint is kept; of older ones, those that <see cref="Tree.CheckpointRetention"/> names stay.</summary>
    public const int CheckpointDays = 7;

    /// <summary>Events after which a grain writes a snapshot: activation then reads at most this many.</summary>
    public const int EventsPerSnapshot = 100;

    /// <summary>Entries that one step of sealing takes into the tree: some 20 ms of the one writer, which appends share.</summary>
    public const int SealEntries = 4_096;

    /// <summary>Bytes of entries that one step of sealing reads into memory, whatever their number.</summary>
    public const int SealBytes = 16 * 1_048_576;

    /// <summary>
    /// Seconds by which an entry may appear late behind one with a higher position. An append that takes over two has failed;
    /// thirty times that forgives a clock.
    /// </summary>
    public const int LateSeconds = 60;

    /// <summary>
    /// Seconds between searches that go back that far. Those between go back by <see cref="SoonSeconds"/>: hardly an entry takes longer, and of a busy
    /// minute each would look at hundred thousands that are sealed.
    /// </summary>
    public const int LateSearchSeconds = 10;

    /// <summary>Seconds that every search goes back where entries of several silos may overtake each other.</summary>
    public const int SoonSeconds = 5;

    /// <summary>Minutes that the first search after a start goes back: what a crashed sealer had in hand is not older.</summary>
    public const int StartMinutes = 60;

    /// <summary>Hours between searches of the whole ledger for entries without a leaf. There must be none.</summary>
    public const int FullSearchHours = 24;

    /// <summary>Milliseconds between two looks of the sealer: with one checkpoint a second, none is more than a second behind.</summary>
    public const int SealMilliseconds = 500;

    /// <summary>Seconds between two checkpoints at least: what witnesses and readers can follow.</summary>
    public const int CheckpointSeconds = 1;

    /// <summary>Seconds that what destroys or hands out everything waits for a checkpoint over its entry; one comes every second.</summary>
    public const int PendingSeconds = 10;

    /// <summary>Minutes after which the same head is signed again: who reads a checkpoint sees that the log is alive.</summary>
    public const int FreshMinutes = 10;

    /// <summary>Seconds for which a silo seals before it asks again: after a kill another one takes over within them.</summary>
    public const int SealerLeaseSeconds = 15;

    /// <summary>Seconds between two looks of a silo that does not seal at what the others have signed.</summary>
    public const int WatchSeconds = 5;

    /// <summary>Seconds between two checks of the sealer of what it has made: damage is signed over for no longer.</summary>
    public const int SelfCheckSeconds = 60;

    /// <summary>
    /// Tiles of 256 entries at the end of the tree that each check hashes again: more than a minute of a busy estate, and some
    /// 600 KiB to read. One tile more goes through the whole tree, one a minute: a million entries in less than three days.
    /// </summary>
    public const int SelfCheckTiles = 4;

    /// <summary>
    /// Hours after the end of a month before its key may be destroyed: the clocks of silos differ by seconds, and an append ends within
    /// <see cref="AppendSeconds"/>; nothing is encrypted under it any more.
    /// </summary>
    public const int MonthRestHours = 1;
}

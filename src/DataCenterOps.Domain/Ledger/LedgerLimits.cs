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

    /// <summary>Events after which a grain writes a snapshot: activation then reads at most this many.</summary>
    public const int EventsPerSnapshot = 100;
}

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>Why an archive is not to be trusted.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What was found.</param>
public sealed record BackupReason(string Code, string Message)
{
    /// <summary>It is no archive of ours, or one of another release.</summary>
    public const string Format = "backup.format";

    /// <summary>Parts were changed, cut off, exchanged, taken away or added.</summary>
    public const string Damaged = "backup.damaged";

    /// <summary>Entries, their order or their checkpoints contradict each other or are not signed by the log's keys.</summary>
    public const string Ledger = "backup.ledger";

    /// <summary>The keys at hand have not sealed it.</summary>
    public const string Seal = "backup.seal";

    /// <summary>What was signed outside of the archive contradicts it.</summary>
    public const string Fork = "backup.fork";

    /// <summary>There is something in the database already.</summary>
    public const string NotEmpty = "backup.not_empty";
}

using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>An archive is refused, with every reason that was found. Nothing of it is kept.</summary>
public sealed class BackupRefusedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public BackupRefusedException() { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public BackupRefusedException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public BackupRefusedException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception with the reasons.</summary>
    public BackupRefusedException(IEnumerable<BackupReason> reasons) : this([.. reasons]) { }

    private BackupRefusedException(ImmutableArray<BackupReason> reasons)
        : base(string.Join("; ", reasons.Select(static reason => $"{reason.Message} [{reason.Code}]"))) => Reasons = reasons;

    /// <summary>Why; at most <see cref="BackupLimits.Reasons"/>.</summary>
    public ImmutableArray<BackupReason> Reasons { get; } = [];

    /// <summary>One reason.</summary>
    public static BackupRefusedException Of(string code, string message) => new([new BackupReason(code, message)]);
}

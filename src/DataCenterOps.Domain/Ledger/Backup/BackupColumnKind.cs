namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>What a column holds, whatever the database calls it.</summary>
public enum BackupColumnKind
{
    /// <summary>A whole number of 64 bits.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A decimal, as its shortest text.</summary>
    Amount,

    /// <summary>Yes or no.</summary>
    Flag,
}

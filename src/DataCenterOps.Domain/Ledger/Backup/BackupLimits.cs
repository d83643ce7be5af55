namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>Limits of backups, each with its reason.</summary>
public static class BackupLimits
{
    /// <summary>Bytes after which a part of a table is closed: what is in memory at a time, whatever the size of the table.</summary>
    public const int PartBytes = 1_048_576;

    /// <summary>
    /// Bytes of one row: the largest document, every byte of it escaped to six, and room for the other columns.
    /// </summary>
    public const int RowBytes = (6 * LedgerLimits.DocumentBytes) + 65_536;

    /// <summary>Bytes of one member that are read: a part that was closed by its last row.</summary>
    public const int MemberBytes = PartBytes + RowBytes;

    /// <summary>Bytes of an archive that is taken in: ten years of a large ledger, and less than a disk that somebody could fill by mistake.</summary>
    public const long ArchiveBytes = 1L << 40;

    /// <summary>Reasons that are told of an archive that is refused: whoever reads twenty of them needs no more.</summary>
    public const int Reasons = 20;

    /// <summary>Bytes behind the last member: tar fills its last block of 20 records of 512 bytes, and then it is over.</summary>
    public const int TrailerBytes = 64 * 1024;
}

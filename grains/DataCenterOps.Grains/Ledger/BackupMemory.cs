namespace DataCenterOps.Grains.Ledger;

/// <summary>How many backups were taken.</summary>
internal sealed record BackupMemory(long Taken)
{
    public static BackupMemory None { get; } = new(0L);
}

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>A column of a table in an archive.</summary>
/// <param name="Name">Its name, on both databases.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BackupColumn(string Name, BackupColumnKind Kind);

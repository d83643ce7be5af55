namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>What an archive holds of a table.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">How many bytes its lines have.</param>
/// <param name="Sha256">Of all its lines, one behind the other.</param>
public sealed record BackupTableSum(string Name, long Rows, long Bytes, string Sha256);

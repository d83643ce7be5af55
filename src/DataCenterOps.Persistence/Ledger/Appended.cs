namespace DataCenterOps.Persistence.Ledger;

/// <summary>What an append came to.</summary>
/// <param name="Position">The ledger position of the last entry; 0 when there was none.</param>
/// <param name="Version">The stream's version after it.</param>
public sealed record Appended(long Position, long Version);

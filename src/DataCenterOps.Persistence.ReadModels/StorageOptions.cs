namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Where the program keeps its data: files of its own, or one PostgreSQL for a cluster.</summary>
public sealed record StorageOptions
{
    /// <summary>The folder of the program's own files. It exists, and only the program's user may read it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The connection string of PostgreSQL; absent in the embedded mode.</summary>
    public string? Postgres { get; init; }

    /// <summary>Whether PostgreSQL holds the ledger and the read models.</summary>
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    /// <summary>The SQLite file of ledger and read models.</summary>
    public string LedgerFile => Path.Combine(DataFolder, "ledger.db");

    /// <summary>The SQLite file of the grains' snapshots: a file of its own, because its writer is another one.</summary>
    public string SnapshotFile => Path.Combine(DataFolder, "snapshots.db");
}

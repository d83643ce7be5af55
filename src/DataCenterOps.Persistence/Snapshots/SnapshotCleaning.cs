using System.Data.Common;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Persistence.Snapshots;

/// <summary>Drops snapshots: they are a saving and never the truth.</summary>
public sealed class SnapshotCleaning(StorageOptions options)
{
    /// <summary>Drops all of them.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> DropAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = options.IsPostgres
            ? new NpgsqlConnection(options.Postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.SnapshotFile }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM OrleansStorage";
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.Data.Common;
using System.Text;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>The table of snapshots, changed behind the grains' backs.</summary>
internal static class Snapshots
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<byte[]>> ReadAsync(StorageOptions storage)
    {
        await using var connection = await OpenAsync(storage);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT PayloadBinary FROM OrleansStorage WHERE PayloadBinary IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var payloads = new List<byte[]>();
        while (await reader.ReadAsync(Cancel))
        {
            payloads.Add((byte[])reader.GetValue(0));
        }

        return payloads;
    }

    /// <summary>Every snapshot with the type and the key of its grain.</summary>
    public static async Task<IReadOnlyList<(string Type, string Key, byte[] Payload)>> AllAsync(StorageOptions storage)
    {
        await using var connection = await OpenAsync(storage);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT GrainTypeString, GrainIdExtensionString, PayloadBinary FROM OrleansStorage WHERE PayloadBinary IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var found = new List<(string Type, string Key, byte[] Payload)>();
        while (await reader.ReadAsync(Cancel))
        {
            found.Add((reader.GetString(0), reader.IsDBNull(1) ? "" : reader.GetString(1), (byte[])reader.GetValue(2)));
        }

        return found;
    }

    /// <summary>Waits for a grain that leaves memory in its own time.</summary>
    public static async Task<IReadOnlyList<byte[]>> WaitAsync(StorageOptions storage)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await ReadAsync(storage) is { Count: > 0 } found)
            {
                return found;
            }

            await Task.Delay(50, Cancel);
        }

        throw new TimeoutException("no snapshot was written");
    }

    /// <summary>Gives every snapshot this payload.</summary>
    public static Task WriteAsync(StorageOptions storage, string payload) =>
        ExecuteAsync(storage, $"UPDATE OrleansStorage SET PayloadBinary = {(storage.IsPostgres ? "decode('" : "X'")}{Convert.ToHexString(Encoding.UTF8.GetBytes(payload))}{(storage.IsPostgres ? "', 'hex')" : "'")}");

    /// <summary>From now on no snapshot can be written.</summary>
    public static Task RefuseAsync(StorageOptions storage) => ExecuteAsync(storage, storage.IsPostgres
        ? "ALTER TABLE OrleansStorage ADD CONSTRAINT full_up CHECK (Version < 0)"
        : "CREATE TRIGGER full_up BEFORE INSERT ON OrleansStorage BEGIN SELECT RAISE(ABORT, 'full'); END");

    private static async Task ExecuteAsync(StorageOptions storage, string sql)
    {
        await using var connection = await OpenAsync(storage);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<DbConnection> OpenAsync(StorageOptions storage)
    {
        DbConnection connection = storage.IsPostgres
            ? new NpgsqlConnection(storage.Postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.SnapshotFile }.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }
}

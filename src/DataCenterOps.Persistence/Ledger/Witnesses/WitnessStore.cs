using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Ledger.Witnesses;

/// <summary>The witness's own SQLite file. Each commit reaches the disk before it is answered.</summary>
public sealed class WitnessStore : IWitnessStore, IDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS witness (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS witnessed (
            origin TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
        """;

    private readonly Lock _one = new();
    private readonly SqliteConnection _connection;

    private WitnessStore(SqliteConnection connection, string name) => (_connection, Name) = (connection, name);

    /// <summary>The witness's name, as it was settled at the first start: it is part of what it signs.</summary>
    public string Name { get; }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="name">The witness's name, if this is the first start.</param>
    /// <exception cref="SqliteException">It cannot be opened or is none.</exception>
    public static WitnessStore Open(string file, string name)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = PersistenceLimits.WriterCommandSeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = {PersistenceLimits.BusyMilliseconds};"));
            Execute(connection, Tables);
            Execute(connection, "INSERT INTO witness (id, name) VALUES (1, $1) ON CONFLICT DO NOTHING", name);
            using var select = Command(connection, "SELECT name FROM witness WHERE id = 1");
            return new WitnessStore(connection, (string)select.ExecuteScalar()!);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public WitnessedHead? Find(string origin)
    {
        lock (_one)
        {
            using var command = Command(_connection, "SELECT size, root, note FROM witnessed WHERE origin = $1", origin);
            using var reader = command.ExecuteReader();
            return reader.Read() ? new WitnessedHead(reader.GetInt64(0), new TreeHash((byte[])reader.GetValue(1)), reader.GetString(2)) : null;
        }
    }

    /// <inheritdoc/>
    public bool TryReplace(string origin, WitnessedHead? last, WitnessedHead next)
    {
        ArgumentNullException.ThrowIfNull(next);
        lock (_one)
        {
            return 1 == (last is null
                ? Execute(
                    _connection, "INSERT INTO witnessed (origin, size, root, note) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                    origin, next.Size, next.Root.ToArray(), next.Note)
                : Execute(
                    _connection, "UPDATE witnessed SET size = $2, root = $3, note = $4 WHERE origin = $1 AND size = $5 AND root = $6",
                    origin, next.Size, next.Root.ToArray(), next.Note, last.Size, last.Root.ToArray()));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i]));
        }

        return command;
    }
}

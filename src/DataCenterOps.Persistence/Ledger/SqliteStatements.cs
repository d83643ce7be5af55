using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The writer's connection to SQLite with its prepared statements.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    private SqliteStatements(SqliteConnection connection) => _connection = connection;

    public static SqliteStatements Open(string file) => new(Connect(file, PersistenceLimits.WriterCommandSeconds));

    /// <summary>The same over a connection that somebody has set up otherwise; it is closed with them.</summary>
    public static SqliteStatements Over(SqliteConnection connection) => new(connection);

    /// <summary>
    /// Opens a connection that writes. Every commit reaches the disk before it is answered, and what is deleted or
    /// overwritten leaves no trace in the file's free space: personal data are erased for good.
    /// </summary>
    public static SqliteConnection Connect(string file, int commandSeconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            ForeignKeys = false,
            DefaultTimeout = commandSeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = {PersistenceLimits.BusyMilliseconds}; PRAGMA cache_size = -{PersistenceLimits.WriterCacheKilobytes}; PRAGMA wal_autocheckpoint = {PersistenceLimits.CheckpointPages};");
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar();

    public int Execute(SqlStatement statement, ReadOnlySpan<long> positions)
    {
        var command = Prepare(statement.Text, statement.Values.Length);
        for (var i = 0; i < statement.Values.Length; i++)
        {
            command.Parameters[i].Value = statement.Value(i, positions) ?? DBNull.Value;
        }

        return Math.Max(0, command.ExecuteNonQuery());
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        if (_prepared.TryGetValue(sql, out var command) && command.Parameters.Count == parameters)
        {
            return command;
        }

        if (_prepared.Count >= PersistenceLimits.PreparedStatements)
        {
            Forget();
        }

        command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), value: null));
        }

        _prepared[sql] = command;
        return command;
    }

    // Texts are constants; only a mistake makes many. Beginning anew keeps the memory bounded even then.
    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}

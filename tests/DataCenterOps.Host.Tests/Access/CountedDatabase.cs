using System.Collections.Concurrent;
using System.Data.Common;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using SQLitePCL;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>The reading side of a database, which writes down every statement that is executed on it, as the driver tells it.</summary>
internal sealed class CountedDatabase : IReadDatabase, ILoggerFactory, ILogger
{
    // What the driver of PostgreSQL calls the end of a command.
    private const string Executed = "CommandExecutionCompleted";

    private readonly ConcurrentQueue<string> _statements = new();
    private readonly NpgsqlDataSource? _postgres;
    private readonly string? _sqlite;

    public CountedDatabase(StorageOptions storage)
    {
        if (storage.IsPostgres)
        {
            var builder = new NpgsqlDataSourceBuilder(storage.Postgres);
            builder.UseLoggerFactory(this);
            _postgres = builder.Build();
        }
        else
        {
            _sqlite = new SqliteConnectionStringBuilder { DataSource = storage.LedgerFile, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ConnectionString;
        }
    }

    public bool IsPostgres => _postgres is not null;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellationToken);
        }

        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(cancellationToken);

        // A pooled connection may have it already: told twice, the engine keeps the last.
        raw.sqlite3_trace(connection.Handle, (_, statement) => _statements.Enqueue(statement), null);
        return connection;
    }

    /// <summary>What was executed since the last call.</summary>
    public string[] Take()
    {
        var taken = new List<string>();
        while (_statements.TryDequeue(out var statement))
        {
            taken.Add(statement);
        }

        return [.. taken];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == Executed && state is IEnumerable<KeyValuePair<string, object?>> members)
        {
            _statements.Enqueue(members.FirstOrDefault(member => member.Key is "CommandText" or "BatchCommands").Value?.ToString() ?? formatter(state, exception));
        }
    }

    public void Dispose() => _postgres?.Dispose();
}

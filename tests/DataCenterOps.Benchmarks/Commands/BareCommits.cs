using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Benchmarks.Commands;

/// <summary>The peers: one row, one commit, one after the other, on the same disk.</summary>
internal static class BareCommits
{
    private const string Create = "CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)";
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
    private static readonly string Body = new('x', 600);

    /// <summary>Commits a second of SQLite with WAL and <c>synchronous=FULL</c>.</summary>
    public static double Sqlite(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, Create);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (body) VALUES ($1)";
        insert.Parameters.AddWithValue("$1", Body);
        insert.Prepare();
        return Rate(() => insert.ExecuteNonQuery());
    }

    /// <summary>Commits a second of PostgreSQL with its own defaults, which are durable.</summary>
    public static double Postgres(string connectionString)
    {
        using var source = NpgsqlDataSource.Create(connectionString);
        using var connection = source.OpenConnection();
        using (var create = new NpgsqlCommand(Create.Replace("INTEGER PRIMARY KEY", "bigserial PRIMARY KEY", StringComparison.Ordinal), connection))
        {
            create.ExecuteNonQuery();
        }

        using var insert = new NpgsqlCommand("INSERT INTO bare (body) VALUES ($1)", connection);
        insert.Parameters.AddWithValue(Body);
        insert.Prepare();
        return Rate(() => insert.ExecuteNonQuery());
    }

    private static double Rate(Action commit)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Time)
        {
            commit();
            done++;
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

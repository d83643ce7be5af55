using System.Reflection;
using DataCenterOps.Persistence.ReadModels;
using DbUp;
using DbUp.Builder;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Persistence.Migrations;

/// <summary>Brings the databases to the form that this release expects. Steps are only added, never changed.</summary>
public static class Schema
{
    // Any number that nobody else uses on this database; silos that start at once wait for each other here.
    private const long AdvisoryLock = 0x6463_6F70_7300;

    /// <summary>
    /// Creates or upgrades every table. Safe to call at each start and from several silos at once. Call it before the
    /// silo starts: Orleans reads its queries from these tables.
    /// </summary>
    /// <exception cref="InvalidOperationException">A step failed; the message names it.</exception>
    public static void Apply(StorageOptions options) => ApplyBefore(options, null);

    /// <summary>The same up to a step, as an older release left it.</summary>
    /// <param name="options">Where.</param>
    /// <param name="step">The first step that is not taken, as in <c>0120</c>; all are without one.</param>
    internal static void ApplyBefore(StorageOptions options, string? step)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsPostgres)
        {
            ApplyPostgres(options.Postgres!, step);
        }
        else
        {
            Directory.CreateDirectory(options.DataFolder);
            ApplySqlite(options.LedgerFile, "Sqlite", step);
            ApplySqlite(options.SnapshotFile, "Snapshots");
        }
    }

    /// <summary>Creates the tables of ledger and read models in a SQLite file of their own, which only its owner may read.</summary>
    internal static void ApplyTo(string file) => ApplySqlite(file, "Sqlite");

    private static void ApplyPostgres(string connectionString, string? step)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        Execute(connection, "SELECT pg_advisory_lock($1)");
        try
        {
            Run(DeployChanges.To.PostgresqlDatabase(connectionString), "Postgres", step);
        }
        finally
        {
            Execute(connection, "SELECT pg_advisory_unlock($1)");
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryLock });
        command.CommandTimeout = PersistenceLimits.ExclusiveCommandSeconds;
        command.ExecuteNonQuery();
    }

    private static void ApplySqlite(string file, string folder, string? step = null)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Stays with the file: readers go on while the writer writes.
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Run(DeployChanges.To.SqliteDatabase(connectionString), folder, step);
    }

    private static void Run(UpgradeEngineBuilder builder, string folder, string? step)
    {
        var prefix = $"DataCenterOps.Persistence.Migrations.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(
                Assembly.GetExecutingAssembly(), name => name.StartsWith(prefix, StringComparison.Ordinal) && (step is null || string.CompareOrdinal(name, prefix.Length, step, 0, step.Length) < 0))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"the schema step `{result.ErrorScript?.Name}` failed", result.Error);
        }
    }
}

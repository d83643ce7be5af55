using System.Data.Common;
using System.Globalization;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>
/// Makes the database itself refuse the n-th row that is written: triggers on every table count down. What is rolled back
/// is counted back too, so a second try of the same command fails at the same row.
/// </summary>
internal sealed class Faults(StorageOptions storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The tables that are watched: all but those of Orleans and of the migrations.</summary>
    public IReadOnlyList<string> Tables { get; private set; } = [];

    public static async Task<Faults> InstallAsync(StorageOptions storage)
    {
        var faults = new Faults(storage);
        await faults.InstallAsync();
        return faults;
    }

    /// <summary>Lets the <paramref name="n"/>-th row fail: as an error of the statement, or as a disk that is full.</summary>
    public Task ArmAsync(int n, bool outage = false) =>
        ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE fault SET rows_left = {n}, outage = {(outage ? 1 : 0)}"));

    public Task DisarmAsync() => ArmAsync(0);

    /// <summary>Takes the triggers away, for what replaces whole tables.</summary>
    public Task RemoveAsync() => ForEachAsync((table, change) => storage.IsPostgres
        ? $"DROP TRIGGER fault_{change} ON {table}"
        : $"DROP TRIGGER fault_{table}_{change}");

    private async Task InstallAsync()
    {
        Tables = await TablesAsync();
        await ExecuteAsync("CREATE TABLE fault (rows_left INTEGER NOT NULL, outage INTEGER NOT NULL)");
        await ExecuteAsync("INSERT INTO fault VALUES (0, 0)");
        if (storage.IsPostgres)
        {
            await ExecuteAsync(
                """
                CREATE FUNCTION count_down() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE f fault;
                BEGIN
                    UPDATE fault SET rows_left = rows_left - 1 RETURNING * INTO f;
                    IF f.rows_left = 0 AND f.outage = 1 THEN RAISE EXCEPTION 'injected' USING ERRCODE = '53100'; END IF;
                    IF f.rows_left = 0 THEN RAISE EXCEPTION 'injected'; END IF;
                    RETURN COALESCE(NEW, OLD);
                END $$
                """);
        }

        await ForEachAsync((table, change) => storage.IsPostgres
            ? $"CREATE TRIGGER fault_{change} BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION count_down()"
            : $"""
               CREATE TRIGGER fault_{table}_{change} BEFORE {change} ON {table} BEGIN
                   UPDATE fault SET rows_left = rows_left - 1;
                   SELECT RAISE(ABORT, 'injected') FROM fault WHERE rows_left = 0;
               END
               """);
    }

    private Task ForEachAsync(Func<string, string, string> sql) => ExecuteAsync(string.Join(
        ";\n", Tables.SelectMany(table => ((string[])["INSERT", "UPDATE", "DELETE"]).Select(change => sql(table, change)))));

    private async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = storage.IsPostgres
            ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var tables = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            if (!reader.GetString(0).StartsWith("orleans", StringComparison.Ordinal)
                && !reader.GetString(0).StartsWith("schemaversions", StringComparison.OrdinalIgnoreCase))
            {
                tables.Add(reader.GetString(0));
            }
        }

        return tables;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = storage.IsPostgres
            ? new NpgsqlConnection(storage.Postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.LedgerFile }.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }
}

using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Components;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Benchmarks.Ledger;

/// <summary>What the ledger's tree costs when a million entries are in it: sealing them, a receipt, and verifying a copy.</summary>
internal static class Sealing
{
    private const int Entries = 1_000_000;
    private const int Asked = 1_001;
    private const long FirstEpoch = 1;
    private const double SealSeconds = 60;
    private const double ReceiptMilliseconds = 1;
    private const double StorageTimes = 1.5;
    private const int SqliteBytes = 64;
    private const int PostgresBytes = 192;

    // Some 600 bytes each, as entries of declarations have, every one of a stream of its own.
    private const string FillSqlite =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
        INSERT INTO ledger_entry (position, stream, version, bytes)
        SELECT i, 'system/t/' || i, 1, CAST('{"body":"' || $2 || '","stream":"system/t/' || i || '","version":1}' AS BLOB) FROM n
        """;

    private const string FillPostgres =
        """
        INSERT INTO ledger_entry (position, stream, version, bytes)
        SELECT i, 'system/t/' || i, 1, convert_to('{"body":"' || CAST($2 AS text) || '","stream":"system/t/' || i || '","version":1}', 'UTF8')
        FROM generate_series(1, CAST($1 AS bigint)) AS n(i)
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        var folder = Directory.CreateTempSubdirectory("dcops-bench-");
        try
        {
            figures.AddRange(await MeasureAsync("SQLite", new StorageOptions { DataFolder = folder.FullName }, cancellationToken));
            if (PostgresServer.Programs is not null)
            {
                await using var server = await PostgresServer.StartAsync();
                figures.AddRange(await MeasureAsync(
                    "PostgreSQL", new StorageOptions { DataFolder = folder.FullName, Postgres = await server.CreateDatabaseAsync() }, cancellationToken));
            }

            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string engine, StorageOptions storage, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddPersistence(storage).BuildServiceProvider();
        var (database, writer) = (services.GetRequiredService<IReadDatabase>(), services.GetRequiredService<IWriter>());
        var empty = await BytesAsync(storage, database, cancellationToken);
        await writer.ExclusiveAsync(session => session.Execute(session.IsPostgres ? FillPostgres : FillSqlite, (long)Entries, new string('x', 550)), cancellationToken);
        var keys = LogKeys.New("bench.example/ledger");
        var integration = new TreeIntegration(database, writer);
        var signing = new CheckpointSigning(database, writer, new HighWaterFile(Path.Combine(storage.DataFolder, engine)), keys);

        var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var (steps, signed, slowest) = (0, 0, TimeSpan.Zero);
        Integrated step;
        do
        {
            var began = watch.Elapsed;
            step = await integration.StepAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
            slowest = watch.Elapsed - began > slowest ? watch.Elapsed - began : slowest;
            signed += await signing.StepAsync(TimeProvider.System.GetUtcNow(), cancellationToken) is Signing.Made ? 1 : 0;
            steps++;
        }
        while (step.IsMore);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        watch.Stop();
        process.Refresh();
        await signing.StepAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{steps} steps, the slowest {slowest.TotalMilliseconds:0} ms; {signed} checkpoints; {(process.TotalProcessorTime - before).TotalSeconds:0.0} s of our processor");
        var figures = new List<Figure> { Figure.AtMost($"sealing {Entries:N0} entries, {engine}", watch.Elapsed.TotalSeconds, SealSeconds, "s", detail) };
        figures.Add(await StorageAsync(engine, storage, database, empty, cancellationToken));
        figures.Add(await ReceiptAsync(engine, services, keys, cancellationToken));
        if (!storage.IsPostgres)
        {
            figures.AddRange(await VerifiedCopy.MeasureAsync(
                Path.Combine(storage.DataFolder, "copy"), services.GetRequiredService<TreeQueries>(), services.GetRequiredService<BundleQueries>(), keys, cancellationToken));
        }

        return figures;
    }

    // Entries, leaves and tiles with their indexes, as they lie after being written once.
    private static async Task<Figure> StorageAsync(string engine, StorageOptions storage, IReadDatabase database, long empty, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(length(bytes)) FROM ledger_entry";
        var canonical = Convert.ToDouble(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) / Entries;
        var each = (double)(await BytesAsync(storage, database, cancellationToken) - empty) / Entries;
        return Figure.AtMost(
            $"storage per entry, {engine}", each, (StorageTimes * canonical) + (storage.IsPostgres ? PostgresBytes : SqliteBytes), "bytes",
            string.Create(CultureInfo.InvariantCulture, $"of {canonical:0} bytes of canonical JSON"));
    }

    private static async Task<long> BytesAsync(StorageOptions storage, IReadDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = storage.IsPostgres
            ? "SELECT pg_total_relation_size('ledger_entry') + pg_total_relation_size('ledger_leaf') + pg_total_relation_size('ledger_tile')"
            : "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    // As the endpoint does it, without HTTP; the entry itself is read by its bundle's query.
    private static async Task<Figure> ReceiptAsync(string engine, ServiceProvider services, LogKeys keys, CancellationToken cancellationToken)
    {
        var (receipts, bundles) = (services.GetRequiredService<Receipts>(), services.GetRequiredService<BundleQueries>());
        var times = new List<double>(Asked);
        for (var i = 0; i < Asked; i++)
        {
            var position = 1 + ((long)i * 997_331 % Entries);
            var watch = Stopwatch.StartNew();
            var entry = await bundles.EntriesAsync(FirstEpoch, position - 1, 1, cancellationToken);
            var receipt = await receipts.OfAsync(Row(position, entry[0].ToArray()), cancellationToken) ?? throw new InvalidOperationException($"entry {position} is not sealed");
            _ = receipt.ToString();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (i % 100 == 0 && !receipt.TryVerify(keys.Verifiers, out _, out var error))
            {
                throw new InvalidDataException(error);
            }
        }

        times.Sort();
        var bare = await LookAsync(services.GetRequiredService<TreeQueries>(), cancellationToken);
        return Figure.AtMost(
            $"a receipt among {Entries:N0} entries, {engine}", times[Asked / 2], ReceiptMilliseconds, "ms",
            string.Create(CultureInfo.InvariantCulture, $"median of {Asked}; 99th of a hundred {times[Asked * 99 / 100]:0.00} ms; one look by key {bare:0.00} ms"));
    }

    // What the machine takes for the least question that a receipt consists of.
    private static async Task<double> LookAsync(TreeQueries tree, CancellationToken cancellationToken)
    {
        var times = new List<double>(Asked);
        for (var i = 0; i < Asked; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = await tree.LeafOfAsync(1 + ((long)i * 997_331 % Entries), cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[Asked / 2];
    }

    private static EntryRow Row(long position, byte[] bytes) => new()
    {
        Position = position, Stream = "", Version = 1, Time = DateTimeOffset.UnixEpoch, Type = "", Actor = "", Outcome = "", Bytes = bytes,
    };
}

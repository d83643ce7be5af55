using System.Diagnostics;
using System.Globalization;
using System.Text;
using DataCenterOps.Benchmarks.Estate;
using DataCenterOps.Components;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Benchmarks.Commands;

/// <summary>
/// Durable commands through grain calls, 256 and 1,024 callers at once, beside bare commits of one row on the same disk in the same
/// run, while the ledger is sealed: what group commit gains must pay for grains, policies, entries, read models and the tree.
/// </summary>
internal static class CommandRates
{
    private const int Callers = 256;
    private const int Tenants = 16;
    private const int ManyCallers = 1_024;
    private const double LatencyMilliseconds = 25;

    // Of commands, and of small ones as the ledger alone must take them.
    private static readonly (double Commands, double Appends) SqliteTimes = (2, 4);
    private static readonly (double Commands, double Appends) PostgresTimes = (4, 8);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-bench-").FullName;
        try
        {
            var figures = new List<Figure>();
            figures.AddRange(await MeasureAsync(
                new StorageOptions { DataFolder = folder }, "SQLite", () => BareCommits.Sqlite(folder), SqliteTimes, cancellationToken));
            await using var server = await PostgresServer.StartAsync();
            var peer = await server.CreateDatabaseAsync();
            var storage = new StorageOptions { DataFolder = folder, Postgres = await server.CreateDatabaseAsync() };
            figures.AddRange(await MeasureAsync(storage, "PostgreSQL", () => BareCommits.Postgres(peer), PostgresTimes, cancellationToken));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(
        StorageOptions storage, string database, Func<double> peer, (double Commands, double Appends) times, CancellationToken cancellationToken)
    {
        await using var silo = await BenchSilo.StartAsync(storage, GeneratedEstate.Files(Tenants, ManyCallers), cancellationToken);
        using var acting = silo.Calls.As(BenchSilo.Operator);

        // Between the rates: what the disk does meanwhile is for all of them.
        var meters = await RateAsync(silo, Meter, Callers, cancellationToken);
        var bare = peer();
        var many = await RateAsync(silo, Meter, ManyCallers, cancellationToken);
        var systems = await RateAsync(silo, System, Callers, cancellationToken);
        var (latency, slowest, calls) = await LatencyAsync(silo, meters.Rate / 2, cancellationToken);
        return
        [
            Figure.AtLeast($"durable commands : bare commits, {database}", meters.Rate / bare, times.Commands, "×", Detail(meters, "meters", Callers)),
            Figure.AtLeast($"the same as appends to the ledger, {database}", meters.Rate / bare, times.Appends, "×", Detail(meters, "meters", Callers)),
            Figure.AtLeast($"the same of {ManyCallers:N0} callers, {database}", many.Rate / bare, times.Appends, "×", Detail(many, "meters", ManyCallers)),
            Figure.AtMost(
                $"99th of a hundred at half that load, {database}", latency, LatencyMilliseconds, "ms",
                Number($"{calls:N0} commands, {meters.Rate / 2:N0}/s from {Callers} callers; the slowest {slowest:0} ms")),
            Figure.AtLeast($"systems judged by the pack : bare commits, {database}", systems.Rate / bare, times.Commands, "×", Detail(systems, "systems", Callers)),
        ];

        string Detail((double Rate, double Microseconds) measured, string what, int callers) => Number(
            $"{measured.Rate:N0} {what}/s : {bare:N0} commits/s; {callers} callers; {measured.Microseconds:0} µs of our processor each");
    }

    // Each caller asks at times that are set beforehand; who is answered late counts from the time it should have asked.
    private static async Task<(double Percentile, double Slowest, int Calls)> LatencyAsync(BenchSilo silo, double rate, CancellationToken cancellationToken)
    {
        var every = TimeSpan.FromSeconds(Callers / rate);
        var warm = (int)(TimeSpan.FromSeconds(2) / every);
        var rounds = warm + (int)(Window / every);
        var watch = Stopwatch.StartNew();
        var waits = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var (documents, took) = (new[] { Meter(caller, 0), Meter(caller, 1) }, new List<double>(rounds));
            var at = every * ((double)caller / Callers);
            for (var round = 0; round < rounds; round++, at += every)
            {
                var began = at;
                if (at - watch.Elapsed is { Ticks: > 0 } early)
                {
                    await Task.Delay(early, cancellationToken);
                    began = watch.Elapsed;
                }

                await DeclareAsync(silo, documents[round % 2], caller);
                if (round >= warm)
                {
                    took.Add((watch.Elapsed - began).TotalMilliseconds);
                }
            }

            return took;
        }, cancellationToken)));
        var all = waits.SelectMany(static one => one).Order().ToArray();
        return (all[all.Length * 99 / 100], all[^1], all.Length);
    }

    private static async Task<(double Rate, double Microseconds)> RateAsync(
        BenchSilo silo, Func<int, int, (string Kind, string Id, string Json)> document, int count, CancellationToken cancellationToken)
    {
        // Parsing YAML is the client's work and not measured. Two texts in turn, so that every command changes something.
        var documents = Enumerable.Range(0, count).Select(caller => new[] { document(caller, 0), document(caller, 1) }).ToArray();
        var done = new long[count];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var callers = Enumerable.Range(0, count).Select(caller => CallAsync(silo, documents[caller], caller, done, stop.Token)).ToArray();
        await Task.Delay(Warm, cancellationToken);
        var (before, used, watch) = (done.Sum(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Task.Delay(Window, cancellationToken);
        var commands = done.Sum() - before;
        var rate = (commands / watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / commands);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        return rate;
    }

    private static async Task CallAsync(
        BenchSilo silo, (string Kind, string Id, string Json)[] documents, int caller, long[] done, CancellationToken stop)
    {
        await Task.Yield();
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            await DeclareAsync(silo, documents[round % documents.Length], caller);
            Volatile.Write(ref done[caller], done[caller] + 1);
        }
    }

    private static async Task DeclareAsync(BenchSilo silo, (string Kind, string Id, string Json) document, int caller)
    {
        var schema = EstateSchema.Get(document.Kind);
        var key = schema.KeyedByOwner ? Tenant(caller) + "/" + document.Id : document.Id;
        var command = new Declare(OperationId.From(Guid.CreateVersion7()), document.Kind, document.Id, document.Json, Estate: null, IfVersion: null);
        if (await silo.Grains.GetDeclared(schema, key).DeclareAsync(command, CancellationToken.None) is Answer.Refused refused)
        {
            throw new InvalidOperationException(refused.Reasons[0].Message);
        }
    }

    // Nobody is judged by a meter, so that nothing is judged again when one changes: an authorisation, a vendor or a key has everybody judged who names it.
    private static (string Kind, string Id, string Json) Meter(int caller, int round) => (
        "Meter",
        Number($"meter_{caller}"),
        Canonical("Meter", Number(
            $$"""
            document: Meter
            id: meter_{{caller}}
            fictional: true
            name: {ar: "عداد {{round}}", fr: "Compteur {{round}}", en: "Meter {{round}}"}
            shape: state
            unit: Cores
            billedUnit: Core-Hours
            aggregation: time-weighted
            """)));

    private static (string Kind, string Id, string Json) System(int caller, int round) => (
        "System",
        Number($"sys-{caller:D5}"),
        Canonical("System", GeneratedEstate.System(caller, caller % Tenants, null)
            .Replace("rpoMinutes: 60", Number($"rpoMinutes: {round + 30}"), StringComparison.Ordinal)));

    private static string Canonical(string kind, string yaml) => Encoding.UTF8.GetString(
        EstateParser.Parse([new EstateFile($"{kind}.yaml", yaml)]).Documents.Single().AsWritten.Span);

    private static string Tenant(int caller) => Number($"ten-{caller % Tenants:D3}");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

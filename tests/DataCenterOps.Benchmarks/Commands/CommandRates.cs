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
/// Durable commands through grain calls, 256 callers at once, beside bare commits of one row on the same disk in the same
/// run: what group commit gains must pay for grains, policies, entries and read models.
/// </summary>
internal static class CommandRates
{
    private const int Callers = 256;
    private const int Tenants = 16;
    private const double SqliteTimes = 2;
    private const double PostgresTimes = 4;
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
        StorageOptions storage, string database, Func<double> peer, double times, CancellationToken cancellationToken)
    {
        await using var silo = await BenchSilo.StartAsync(storage, GeneratedEstate.Files(Tenants, Callers), cancellationToken);
        using var acting = silo.Calls.As(BenchSilo.Operator);

        // Between the two rates: what the disk does meanwhile is for both.
        var authorisations = await RateAsync(silo, Authorisation, cancellationToken);
        var bare = peer();
        var systems = await RateAsync(silo, System, cancellationToken);
        return
        [
            Figure.AtLeast($"durable commands : bare commits, {database}", authorisations.Rate / bare, times, "×", Detail(authorisations, "authorisations")),
            Figure.AtLeast($"the same, of systems judged by the pack, {database}", systems.Rate / bare, times, "×", Detail(systems, "systems")),
        ];

        string Detail((double Rate, double Microseconds) measured, string what) => string.Create(
            CultureInfo.InvariantCulture,
            $"{measured.Rate:N0} {what}/s : {bare:N0} commits/s; {Callers} callers; {measured.Microseconds:0} µs of our processor each");
    }

    private static async Task<(double Rate, double Microseconds)> RateAsync(
        BenchSilo silo, Func<int, int, (string Kind, string Id, string Json)> document, CancellationToken cancellationToken)
    {
        // Parsing YAML is the client's work and not measured. Two texts in turn, so that every command changes something.
        var documents = Enumerable.Range(0, Callers).Select(caller => new[] { document(caller, 0), document(caller, 1) }).ToArray();
        var done = new long[Callers];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(silo, documents[caller], caller, done, stop.Token)).ToArray();
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
            var (kind, id, json) = documents[round % documents.Length];
            var schema = EstateSchema.Get(kind);
            var key = schema.KeyedByOwner ? Tenant(caller) + "/" + id : id;
            var command = new Declare(OperationId.From(Guid.CreateVersion7()), kind, id, json, Estate: null, IfVersion: null);
            if (await silo.Grains.GetDeclared(schema, key).DeclareAsync(command, CancellationToken.None) is Answer.Refused refused)
            {
                throw new InvalidOperationException(refused.Reasons[0].Message);
            }

            Volatile.Write(ref done[caller], done[caller] + 1);
        }
    }

    private static (string Kind, string Id, string Json) Authorisation(int caller, int round) => (
        "Authorisation",
        Number($"auth-{caller}"),
        Canonical("Authorisation", Number(
            $$"""
            document: Authorisation
            id: auth-{{caller}}
            fictional: true
            tenant: {{Tenant(caller)}}
            kind: anpdp-treatment
            jurisdictions: [DZ]
            dataCategories: [identity, health]
            validUntil: 2028-01-01T00:00:{{round:D2}}Z
            documentHash: sha256:456a92acb03d0693b98e9d5a576a021b3b26bc21940f80d597ed847be5e4374a
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

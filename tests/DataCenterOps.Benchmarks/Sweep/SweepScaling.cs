using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using DataCenterOps.Benchmarks.Commands;
using DataCenterOps.Components;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Benchmarks.Sweep;

/// <summary>
/// Full sweeps with their findings written, over every tenant's shard as the scheduler wakes them; then what a preview and a
/// report of the same estate cost.
/// </summary>
internal static class SweepScaling
{
    private const int Tenants = 300;
    private const int Small = 10_000;
    private const int Large = 100_000;
    private const double SqliteSeconds = 10;
    private const double PostgresSeconds = 8;
    private const double TimesLonger = 11;
    private const double TimesMoreHeap = 1.5;
    private const double PreviewMilliseconds = 1_000;
    private const double ReportSeconds = 10;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-bench-").FullName;
        try
        {
            List<Figure> figures = [];
            await using (var silo = await BenchSilo.StartAsync(
                new StorageOptions { DataFolder = folder }, SweptEstate.Ground(Tenants), cancellationToken))
            {
                figures.AddRange(await SmallAsync(silo, "SQLite", SqliteSeconds, cancellationToken));
            }

            await using var server = await PostgresServer.StartAsync();
            var storage = new StorageOptions { DataFolder = folder, Postgres = await server.CreateDatabaseAsync() };
            await using var cluster = await BenchSilo.StartAsync(storage, SweptEstate.Ground(Tenants), cancellationToken);
            figures.AddRange(await SmallAsync(cluster, "PostgreSQL", PostgresSeconds, cancellationToken));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Ten times the systems; making them takes minutes.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureLargeAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-bench-").FullName;
        try
        {
            await using var silo = await BenchSilo.StartAsync(
                new StorageOptions { DataFolder = folder }, SweptEstate.Ground(Tenants), cancellationToken);
            return await LargeAsync(silo, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> SmallAsync(
        BenchSilo silo, string database, double seconds, CancellationToken cancellationToken)
    {
        // What is compiled at the first use is not what a sweep costs.
        await silo.ApplyAsync(SweptEstate.Systems(0, 1_000, Tenants), cancellationToken);
        await SweepAsync(silo, cancellationToken);
        await silo.ApplyAsync(SweptEstate.Systems(0, Small, Tenants), cancellationToken);
        var first = await SweepAsync(silo, cancellationToken);
        var again = await SweepAsync(silo, cancellationToken);
        var (page, judged) = await PreviewAsync(silo, cancellationToken);
        var report = await ReportAsync(silo, cancellationToken);
        return
        [
            Figure.AtMost(
                $"full sweep of {Small:N0} systems × {SweptEstate.Policies}, {database}", first.Took.TotalSeconds, seconds, "s",
                string.Create(CultureInfo.InvariantCulture, $"{first}; again, nothing changed: {again.Took.TotalSeconds:0.00} s, {again.Processor.TotalSeconds:0.00} s of processor; {first.Heap:0} MB peak")),
            Figure.AtMost(
                $"preview of one changed policy, first result, {database}", page.TotalMilliseconds, PreviewMilliseconds, "ms",
                string.Create(CultureInfo.InvariantCulture, $"all of it {judged.TotalSeconds:0.00} s")),
            Figure.AtMost(
                $"report (OSCAL) of {Small:N0} systems, {database}", report.Took.TotalSeconds, ReportSeconds, "s",
                string.Create(CultureInfo.InvariantCulture, $"{report.Bytes / 1e6:0} MB")),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> LargeAsync(BenchSilo silo, CancellationToken cancellationToken)
    {
        await silo.ApplyAsync(SweptEstate.Systems(0, Small, Tenants), cancellationToken);
        await SweepAsync(silo, cancellationToken);
        await silo.RestAsync();
        var small = await SweepAsync(silo, cancellationToken);
        for (var from = Small; from < Large; from += Small)
        {
            await silo.ApplyAsync(SweptEstate.Systems(from, from + Small, Tenants), cancellationToken);
        }

        await silo.RestAsync();
        var first = await SweepAsync(silo, cancellationToken);
        var large = await SweepAsync(silo, cancellationToken);
        return
        [
            Figure.AtMost(
                $"full sweep of {Large:N0} systems : {Small:N0}", large.Took / small.Took, TimesLonger, "×",
                string.Create(CultureInfo.InvariantCulture, $"{large.Took.TotalSeconds:0.0} s : {small.Took.TotalSeconds:0.0} s; {large.Processor.TotalSeconds:0.0} s : {small.Processor.TotalSeconds:0.0} s of processor; with nine in ten new {first}")),
            Figure.AtMost(
                "the same, peak of the heap", large.Heap / small.Heap, TimesMoreHeap, "×",
                string.Create(CultureInfo.InvariantCulture, $"{large.Heap:0} MB : {small.Heap:0} MB; at rest after it {large.Rest:0} MB : {small.Rest:0} MB")),
        ];
    }

    private static async Task<Swept> SweepAsync(BenchSilo silo, CancellationToken cancellationToken)
    {
        using var acting = silo.Calls.As(BenchSilo.Operator);
        var ids = Enumerable.Range(0, Tenants).Select(n => string.Create(CultureInfo.InvariantCulture, $"ten-{n:D3}")).Append(TenantId.Platform.Value);
        var (subjects, opened, open) = (0L, 0L, 0L);
        await using var heap = new HeapPeak();
        var (since, used, watch) = (TimeProvider.System.GetUtcNow(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = PolicyLimits.ShardsAtOnce, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                var one = await silo.Grains.GetGrain<IComplianceGrain>(id).AllAsync(since, token);
                Interlocked.Add(ref subjects, one.Subjects);
                Interlocked.Add(ref opened, one.Opened);
                Interlocked.Add(ref open, one.Open);
            });

        var took = watch.Elapsed;
        return new Swept(took, Environment.CpuUsage.TotalTime - used, subjects, opened, open, heap.Megabytes, HeapPeak.Rest());
    }

    private static async Task<(TimeSpan First, TimeSpan All)> PreviewAsync(BenchSilo silo, CancellationToken cancellationToken)
    {
        using var acting = silo.Calls.As(BenchSilo.Operator);
        var draft = new EstateText("draft.yaml", SweptEstate.Pack(most: 60, lastMore: 540));
        var watch = Stopwatch.StartNew();
        string? after = null;
        TimeSpan? first = null;
        do
        {
            var page = await silo.Grains.GetGrain<IPreviewGrain>(0).PageAsync(new PreviewRequest(draft, [], after), cancellationToken);
            first ??= page.Pairs.IsEmpty ? null : watch.Elapsed;
            after = page.Next;
        }
        while (after is not null);

        return (first ?? throw new InvalidOperationException("the preview shows no difference"), watch.Elapsed);
    }

    private static async Task<(TimeSpan Took, long Bytes)> ReportAsync(BenchSilo silo, CancellationToken cancellationToken)
    {
        using var acting = silo.Calls.As(BenchSilo.Operator);
        var watch = Stopwatch.StartNew();
        var report = silo.Grains.GetGrain<IReportGrain>(0);
        var head = await report.BeginAsync(null, cancellationToken) ?? throw new InvalidOperationException("no pack is in force");
        await using var file = new CountingStream();
        var pipe = PipeWriter.Create(file);
        await report.WriteOscalAsync(head, pipe, cancellationToken);
        await pipe.CompleteAsync();
        return (watch.Elapsed, file.Length);
    }

    private sealed record Swept(TimeSpan Took, TimeSpan Processor, long Subjects, long Opened, long Open, double Heap, double Rest)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Took.TotalSeconds:0.00} s, {Processor.TotalSeconds:0.00} s of processor, {Subjects:N0} subjects, {Opened:N0} findings opened, {Open:N0} open");
    }
}

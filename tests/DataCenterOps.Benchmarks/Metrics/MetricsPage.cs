using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Benchmarks.Estate;

namespace DataCenterOps.Benchmarks.Metrics;

/// <summary>What a scrape costs when the country has moved in.</summary>
internal static class MetricsPage
{
    private const int Tenants = 300;
    private const int Systems = 5_000;
    private const int Scrapes = 21;
    private const double Milliseconds = 100;
    private const double Megabytes = 8;

    // Every system has a check, so that every family per system has its series.
    private const string Check = "{id: web, kind: tcp, target: \"tcp://127.0.0.1:9\", interval: 30s, timeout: 5s}";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var host = await BenchHost.StartAsync(cancellationToken);
        await host.ApplyAsync(GeneratedEstate.Files(Tenants, Systems, Check), cancellationToken);

        // Until every check has run and every series is there.
        await Task.Delay(TimeSpan.FromSeconds(60), cancellationToken);
        var times = new List<double>(Scrapes);
        var bytes = 0;
        var series = 0;
        for (var i = 0; i < Scrapes; i++)
        {
            var watch = Stopwatch.StartNew();
            var page = await host.Client.GetByteArrayAsync("/metrics", cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
            bytes = page.Length;
            series = page.AsSpan().Count((byte)'\n');
            await Task.Delay(500, cancellationToken);
        }

        times.Sort();
        var name = $"/metrics with {Tenants} tenants and {Systems:N0} systems";
        return
        [
            Figure.AtMost(name, times[Scrapes / 2], Milliseconds, "ms", string.Create(
                CultureInfo.InvariantCulture, $"median of {Scrapes}; slowest {times[^1]:0} ms; {series:N0} lines")),
            Figure.AtMost(name, bytes / 1e6, Megabytes, "MB", ""),
        ];
    }
}

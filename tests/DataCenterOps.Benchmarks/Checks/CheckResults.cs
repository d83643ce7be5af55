using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DataCenterOps.Benchmarks.Estate;

namespace DataCenterOps.Benchmarks.Checks;

/// <summary>
/// What a host uses while it watches: due checks, real probes of a listener, stored results, metrics. The bound speaks of
/// storing alone; this is everything, so it is the stricter figure.
/// </summary>
internal static class CheckResults
{
    private const int Systems = 5_000;
    private const double PerMinute = 10_000;
    private const double Cores = 0.5;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1_024);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var accepting = AcceptAsync(listener, stop.Token);
        await using var host = await BenchHost.StartAsync(cancellationToken);
        var check = string.Create(
            CultureInfo.InvariantCulture,
            $"{{id: web, kind: tcp, target: \"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}\", interval: 30s, timeout: 5s}}");
        await host.ApplyAsync(GeneratedEstate.Files(tenants: 100, Systems, check), cancellationToken);
        await Task.Delay(Settle, cancellationToken);
        var (before, used) = (await StoredAsync(host, cancellationToken), host.ProcessorTime());
        await Task.Delay(Window, cancellationToken);
        var (after, usedThen) = (await StoredAsync(host, cancellationToken), host.ProcessorTime());
        await stop.CancelAsync();
        await accepting;
        var rate = (after - before) / Window.TotalMinutes;
        var cores = (usedThen - used) / Window;
        return
        [
            Figure.AtLeast("check results stored by one silo", rate, PerMinute * 0.98, "/min", $"{Systems:N0} checks every 30 s"),
            Figure.AtMost(
                "processor of the host for 10,000 results a minute", cores * PerMinute / Math.Max(rate, 1), Cores, "cores",
                string.Create(CultureInfo.InvariantCulture, $"{cores:0.00} cores used; probing included")),
        ];
    }

    private static async Task<double> StoredAsync(BenchHost host, CancellationToken cancellationToken)
    {
        var sum = 0d;
        foreach (var line in (await host.Client.GetStringAsync("/metrics", cancellationToken)).Split('\n'))
        {
            if (line.StartsWith("dcops_probe_results_total{", StringComparison.Ordinal))
            {
                sum += double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }

    private static async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                (await listener.AcceptTcpClientAsync(cancellationToken)).Dispose();
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DataCenterOps.Components;

namespace DataCenterOps.Host.Tests.Metrics;

/// <summary>A private Prometheus that scrapes one target every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-prom-").FullName;
    private readonly HttpClient _client;
    private readonly Process _process;

    /// <summary>Starts it. It is ready a moment later.</summary>
    public PrometheusServer(string target)
    {
        Assert.SkipUnless(Find("prometheus") is not null, Find("prometheus") is null ? Component.Missing("prometheus") : "");
        var configuration = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(
            configuration,
            $"""
             global: {"{"}scrape_interval: 1s{"}"}
             scrape_configs:
             - job_name: dcops
               static_configs: [{"{"}targets: ["{target}"]{"}"}]
             """);
        var address = $"127.0.0.1:{FreePort()}";
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        _process = Process.Start(new ProcessStartInfo(Find("prometheus")!)
        {
            ArgumentList =
            {
                $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(_folder, "data")}",
                $"--web.listen-address={address}", "--log.level=error",
            },
            UseShellExecute = false,
        })!;
    }

    /// <summary>A program on the path; null when it is absent.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>The value that a PromQL question has for one series; null while there is none.</summary>
    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = JsonDocument.Parse(await _client.GetStringAsync(
                $"/api/v1/query?query={Uri.EscapeDataString(question)}", cancellationToken));
            var result = answer.RootElement.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() == 0 ? null : result[0].GetProperty("value")[1].GetString();
        }
        catch (HttpRequestException)
        {
            // Not listening yet, or still reading its storage.
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

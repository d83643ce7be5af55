using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataCenterOps.Api.Tests;

/// <summary>The program as its users start it: a process of its own, a port, a data folder.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string Token = "0123456789012345678901234567890123456789";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static string Root { get; } = FindRoot();

    public static async Task<HostProcess> StartAsync(string data, string? postgres, string? estate)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(Root, "artifacts", "bin", "DataCenterOps.Host", "debug", "DataCenterOps.Host.dll"),
                "--data", data, "--urls", address.GetLeftPart(UriPartial.Authority),
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (estate is not null)
        {
            start.ArgumentList.Add("--estate");
            start.ArgumentList.Add(Path.Combine(Root, estate));
        }

        start.Environment["DCOPS_BOOTSTRAP_TOKEN"] = Token;
        if (postgres is not null)
        {
            start.Environment["DCOPS_Storage__Postgres"] = postgres;
        }

        var host = new HostProcess(Process.Start(start)!, address);
        host._process.OutputDataReceived += host.Keep;
        host._process.ErrorDataReceived += host.Keep;
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host.WaitAsync();
        return host;
    }

    /// <summary>Ends the process at once, as if the machine had failed.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What the program has printed.</summary>
    public string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private async Task WaitAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartTime && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/healthz/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        Kill();
        throw new InvalidOperationException($"the host did not become ready:\n{Output()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}

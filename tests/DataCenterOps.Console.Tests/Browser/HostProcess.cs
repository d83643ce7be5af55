using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataCenterOps.Console.Tests;

/// <summary>The real program on a free port, with data of its own and the sample estate.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string Token = "0123456789012345678901234567890123456789";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly string _data;
    private readonly StringBuilder _output = new();

    private HostProcess(Process process, string data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    public static async Task<HostProcess> StartAsync()
    {
        var root = Root();
        var data = Directory.CreateTempSubdirectory("dcops-console-").FullName;
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(root, "artifacts", "bin", "DataCenterOps.Host", Configuration(), "DataCenterOps.Host.dll"),
                "--estate", Path.Combine(root, "deploy", "estates", "algeria"),
                "--data", Path.Combine(data, "data"),
                "--urls", address.GetLeftPart(UriPartial.Authority),
            },
        };
        start.Environment["DCOPS_BOOTSTRAP_TOKEN"] = Token;
        var host = new HostProcess(Process.Start(start)!, data, address);
        host.Read();
        try
        {
            await host.WaitAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Read()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (since.Elapsed < StartTime && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
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

        lock (_output)
        {
            throw new InvalidOperationException($"the program is not ready: {_output}");
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return folder.FullName;
    }

    // The same as that of the tests: the last folder of `artifacts/bin/NAME/debug`.
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

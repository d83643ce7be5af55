using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace DataCenterOps.Components;

/// <summary>The program as its users start it: a process of its own, a port, a data folder.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    /// <summary>The token of the set-up identity, unless a test starts the program without one.</summary>
    public const string Token = "0123456789012345678901234567890123456789";

    private static readonly ConcurrentDictionary<int, bool> Told = new();

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly List<string> _said = [];

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not become ready; the message holds its output.</exception>
    public static async Task<HostProcess> StartAsync(HostStart how)
    {
        ArgumentNullException.ThrowIfNull(how);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"{(how.Tls || how.Https ? "https" : "http")}://localhost:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program, "--data", how.Data, "--urls", string.Join(';', new[] { address, how.AlsoAt }.OfType<Uri>().Select(url => url.GetLeftPart(UriPartial.Authority))) },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (how.Estate is not null)
        {
            start.ArgumentList.Add("--estate");
            start.ArgumentList.Add(Path.Combine(Root, how.Estate));
        }

        if (how.Restores)
        {
            start.ArgumentList.Add("--restore");
        }

        foreach (var argument in how.Tls ? how.Arguments.Prepend("--tls") : how.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (how.Token is not null)
        {
            start.Environment["DCOPS_BOOTSTRAP_TOKEN"] = how.Token;
        }

        if (how.Postgres is not null)
        {
            start.Environment["DCOPS_Storage__Postgres"] = how.Postgres;
        }

        // It lives for seconds: code that is compiled a second time for speed would cost more than it gives back, a third of all time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (name, value) in how.Settings)
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(Process.Start(start)!, address);
        host._process.OutputDataReceived += host.Keep;
        host._process.ErrorDataReceived += host.Keep;
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host.WaitAsync(how.Restores ? "/healthz/live" : "/healthz/ready");
        if (how is { Estate: not null, Token: { } token })
        {
            await host.SweepAsync(token);
        }

        return host;
    }

    /// <summary>A port that is free now, and that nobody in this process was told before: who was may not have bound it yet.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = AnyPort();
            if (Told.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    private static int AnyPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    // Of the same configuration as the tests that start it.
    private static string Program => Path.Combine(
        Root, "artifacts", "bin", "DataCenterOps.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "DataCenterOps.Host.dll");

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lock (_said)
            {
                _said.Add(text);
            }
        }
    }

    // Tests find their estate judged: the schedule would do it some seconds later, in the midst of them.
    private async Task SweepAsync(string token)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/decisions/sweep", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await client.SendAsync(request);
    }

    // Whether its certificate is to be trusted is for the tests of TLS to say.
    private HttpClient Client()
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.AllFlags };
        return new HttpClient(handler) { BaseAddress = Address };
    }

    private async Task WaitAsync(string path)
    {
        using var client = Client();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartTime && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Pause);
        }

        Kill();
        throw new InvalidOperationException($"the host did not become ready:\n{Output}");
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

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DataCenterOps.Benchmarks;

/// <summary>The program itself as a process of its own, in a new folder, on a port that the system chose.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private const string Token = "a-token-of-the-benchmarks-0123456789";
    private const string Listening = "Now listening on: ";
    private const int TailLines = 40;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-bench-").FullName;
    private readonly Queue<string> _tail = new();
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BenchHost(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.Program, "--data", _folder, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DCOPS_BOOTSTRAP_TOKEN"] = Token;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("the program ended: " + Tail()));
    }

    /// <summary>Speaks to it with the token of the set-up identity. Long answers are awaited.</summary>
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(30) };

    public static async Task<BenchHost> StartAsync(CancellationToken cancellationToken, params KeyValuePair<string, string>[] settings)
    {
        var host = new BenchHost(settings);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host.Client.BaseAddress = await host._address.Task.WaitAsync(StartTime, cancellationToken);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        while (!(await host.Client.GetAsync("/healthz/ready", cancellationToken)).IsSuccessStatusCode)
        {
            await Task.Delay(100, cancellationToken);
        }

        return host;
    }

    /// <summary>Applies the files and says how long that took.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<TimeSpan> ApplyAsync(IReadOnlyList<(string File, string Text)> files, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var content = JsonContent.Create(new { documents = files.Select(file => new { file = file.File, text = file.Text }) });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/estate/apply") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await Client.SendAsync(request, cancellationToken);
        var took = watch.Elapsed;
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? took
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} after {took}: {body[..Math.Min(2_000, body.Length)]}\n{Tail()}"));
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        await Client.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>The memory that the process holds now, in MB of 1,000,000 bytes.</summary>
    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    /// <summary>The processor time that the process has used until now.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_tail)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines)
            {
                _tail.Dequeue();
            }
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    private string Tail()
    {
        lock (_tail)
        {
            return string.Join('\n', _tail);
        }
    }
}

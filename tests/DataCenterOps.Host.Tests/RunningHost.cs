using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using DataCenterOps.Host.Tests;

[assembly: AssemblyFixture(typeof(RunningHost))]

namespace DataCenterOps.Host.Tests;

/// <summary>The program itself with the sample estate, in a folder of its own, on a port that the system chose.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private const string Token = "a-token-of-the-tests-0123456789abcdef";
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-host-").FullName;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>Speaks to it with the token of the set-up identity.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Repository.Program, "--estate", Repository.Path("deploy", "estates", "algeria"),
                "--data", _folder, "--urls", "http://127.0.0.1:0",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DCOPS_BOOTSTRAP_TOKEN"] = Token;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("the program ended: " + Said()));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = await _address.Task.WaitAsync(StartTime) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await Waiting.ForAsync("the program's readiness", StartTime, async cancel =>
        {
            using var answer = await Client.GetAsync("/healthz/ready", cancel);
            return answer.IsSuccessStatusCode ? answer.StatusCode.ToString() : null;
        });
    }

    /// <summary>The JSON at <paramref name="path"/>.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync(path, cancellationToken));
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return string.Join('\n', _said);
        }
    }
}

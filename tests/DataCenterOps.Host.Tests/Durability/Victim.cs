using System.Collections.Concurrent;
using System.Diagnostics;
using DataCenterOps.Components;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>A process with a silo, the ledger and its sealer, that is there to be killed.</summary>
internal sealed class Victim : IDisposable
{
    // The kill may cut a line: what does not end with it was not said.
    private const string FullStop = " .";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Lock _input = new();
    private bool _isDead;

    private Victim(Process process) => _process = process;

    private static string Program => Path.Combine(
        HostProcess.Root, "artifacts", "bin", "DataCenterOps.Victim", new DirectoryInfo(AppContext.BaseDirectory).Name, "DataCenterOps.Victim.dll");

    /// <summary>Starts it; it may be killed before it is ready.</summary>
    public static Victim Start(string data, string? postgres)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program, data },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        if (postgres is not null)
        {
            start.Environment["DCOPS_Storage__Postgres"] = postgres;
        }

        var victim = new Victim(Process.Start(start)!);
        victim._process.OutputDataReceived += (_, line) => victim.Hear(line.Data);
        victim._process.ErrorDataReceived += (_, line) => victim._errors.Enqueue(line.Data ?? "");
        victim._process.BeginOutputReadLine();
        victim._process.BeginErrorReadLine();
        return victim;
    }

    /// <summary>Waits until it takes commands.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ready.Task.WaitAsync(StartTime, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"the victim did not start: {string.Join('\n', _errors)}", exception);
        }
    }

    /// <summary>Asks for something under an operation id that is asked for once at a time.</summary>
    /// <returns>The answer; nothing when it died before it gave one.</returns>
    public Task<string?> AskAsync(string operation, string what)
    {
        var answer = _asked.GetOrAdd(operation, _ => new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            lock (_input)
            {
                _process.StandardInput.WriteLine($"{operation} {what}");
                _process.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            answer.TrySetResult(null);
        }

        // Whoever asks while the end of its output is heard has no one left to be answered by.
        if (Volatile.Read(ref _isDead))
        {
            answer.TrySetResult(null);
        }

        return answer.Task;
    }

    /// <summary>Kills it with SIGKILL and hears the rest of what it had said.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            Volatile.Write(ref _isDead, true);
            _ready.TrySetException(new InvalidOperationException("it ended"));
            foreach (var asked in _asked.Values)
            {
                asked.TrySetResult(null);
            }
        }
        else if (line == "ready .")
        {
            _ready.TrySetResult();
        }
        else if (line.EndsWith(FullStop, StringComparison.Ordinal) && line[..^FullStop.Length].Split(' ', 2) is [var operation, var answer]
            && _asked.TryRemove(operation, out var asked))
        {
            asked.TrySetResult(answer);
        }
    }
}

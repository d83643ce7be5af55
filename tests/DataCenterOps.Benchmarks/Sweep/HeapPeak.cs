namespace DataCenterOps.Benchmarks.Sweep;

/// <summary>The largest heap that a collection left standing since it was made, in MB of 1,000,000 bytes.</summary>
internal sealed class HeapPeak : IAsyncDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watch;

    public HeapPeak()
    {
        Megabytes = Rest();
        _watch = Task.Run(WatchAsync);
    }

    public double Megabytes { get; private set; }

    /// <summary>What is held after a full collection.</summary>
    public static double Rest() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Megabytes = Math.Max(Megabytes, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 1e6);
            await Task.Delay(Often, CancellationToken.None);
        }
    }
}

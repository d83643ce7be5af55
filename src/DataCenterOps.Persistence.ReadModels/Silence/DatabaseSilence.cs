namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>
/// Whether the database's server has fallen silent, and the one way to wait for it: whoever waits is let go when it falls silent, and
/// who comes then is told at once. Long work on a server that answers others is not disturbed: silence is judged by the server, not by
/// how long one statement takes. SQLite is never silent: its files answer, or say why not.
/// </summary>
public sealed class DatabaseSilence : IDisposable
{
    private CancellationTokenSource _fallen = new();
    private int _count;

    /// <summary>Whether the server is silent now.</summary>
    public bool IsSilent => Volatile.Read(ref _fallen).IsCancellationRequested;

    /// <summary>How often it has fallen silent: connections from before the last time are not to be relied on.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Waits for what was asked of the server.</summary>
    /// <exception cref="DatabaseSilentException">The server is silent. The work goes on unobserved, and may still end well.</exception>
    public Task<T> WaitAsync<T>(Task<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.IsCompleted ? work : LetGoAsync(work);
    }

    /// <inheritdoc cref="WaitAsync{T}"/>
    public Task WaitAsync(Task work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.IsCompleted ? work : LetGoAsync(ValueOf(work));
    }

    /// <summary>The server has been asked and has not answered for too long.</summary>
    internal void Begin()
    {
        var fallen = Volatile.Read(ref _fallen);
        if (!fallen.IsCancellationRequested)
        {
            Interlocked.Increment(ref _count);

            // Those who are let go run elsewhere: who watches the server goes on watching.
            _ = fallen.CancelAsync();
        }
    }

    /// <summary>The server has answered.</summary>
    internal void End()
    {
        if (IsSilent)
        {
            Volatile.Write(ref _fallen, new CancellationTokenSource());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _fallen.Dispose();

    private async Task<T> LetGoAsync<T>(Task<T> work)
    {
        var fallen = Volatile.Read(ref _fallen).Token;
        try
        {
            return await work.WaitAsync(fallen);
        }
        catch (OperationCanceledException) when (fallen.IsCancellationRequested && !work.IsCompleted)
        {
            // Nobody awaits it any more; its exception was not overlooked.
            _ = work.ContinueWith(
                static left => _ = left.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw new DatabaseSilentException();
        }
    }

    private static async Task<bool> ValueOf(Task work)
    {
        await work;
        return true;
    }
}

using Orleans.Storage;

namespace DataCenterOps.Persistence.Snapshots;

/// <summary>
/// One writer in front of SQLite. Without it the threads of the grains wait inside SQLite for each other.
/// </summary>
internal sealed class QueuedGrainStorage(IGrainStorage inner) : IGrainStorage, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => inner.ClearStateAsync(stateName, grainId, grainState));

    public void Dispose() => _turn.Dispose();

    private async Task InTurnAsync(Func<Task> write)
    {
        if (Interlocked.Increment(ref _waiting) > PersistenceLimits.WaitingSnapshots)
        {
            Interlocked.Decrement(ref _waiting);
            throw new InvalidOperationException("too many snapshots wait to be written");
        }

        try
        {
            await _turn.WaitAsync();
            try
            {
                // SQLite's calls do not yield: they would hold the grain's own scheduler for as long as the disk takes.
                await Task.Run(write);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}

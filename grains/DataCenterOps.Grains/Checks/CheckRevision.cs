using DataCenterOps.Domain.Checks;
using DataCenterOps.Persistence.Checks;

namespace DataCenterOps.Grains.Checks;

/// <summary>The revision of all declared checks, read once a tick for all shards of the silo.</summary>
internal sealed class CheckRevision(CheckStore store, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Task<string>? _current;
    private long _readAt;

    /// <summary>The revision, at most one fast tick old.</summary>
    public Task<string> GetAsync()
    {
        lock (_lock)
        {
            // Half a tick: so that each tick sees a new one, and all shards of a tick the same.
            if (_current is null || _current.IsFaulted || time.GetElapsedTime(_readAt) > CheckLimits.FastTick / 2)
            {
                _readAt = time.GetTimestamp();
                _current = store.RevisionAsync(CancellationToken.None);
            }

            return _current;
        }
    }
}

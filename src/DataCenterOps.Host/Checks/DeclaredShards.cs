using System.Numerics;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>As many shards as the declared checks of a plan fill, a power of two, so that few checks move when it grows.</summary>
internal sealed class DeclaredShards(CheckQueries checks, TimeProvider time) : ICheckShards, IDisposable
{
    // A check that was just declared is watched all the same: a shard takes in four times what it is meant for.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private readonly Dictionary<CheckPlan, (int Shards, long ReadAt)> _known = [];
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The shards that <paramref name="checks"/> checks need.</summary>
    public static int For(int checks)
    {
        var full = (Math.Max(checks, 1) + CheckLimits.PerShard - 1) / CheckLimits.PerShard;
        return (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)full), CheckLimits.ShardsPerPlan);
    }

    /// <inheritdoc/>
    public async ValueTask<int> CountAsync(CheckPlan plan, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_known.TryGetValue(plan, out var known) || time.GetElapsedTime(known.ReadAt) > MaxAge)
            {
                _known[plan] = known = (For(await checks.CountAsync(plan, cancellationToken)), time.GetTimestamp());
            }

            return known.Shards;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Host;

/// <summary>Wakes shards of the sweep, a few at a time.</summary>
internal static class SweepShards
{
    /// <summary>Sweeps every shard that the pages name. One that fails holds up no other; what failed is thrown at the end.</summary>
    /// <param name="calls">Signs the caller anew for each: the whole may outlast one.</param>
    /// <param name="job">The job that wakes them.</param>
    /// <param name="page">The names after one; the first page is after an empty name, an empty page is the end.</param>
    /// <param name="sweep">Sweeps one.</param>
    /// <param name="cancellationToken">The program is stopping.</param>
    public static async Task EachAsync(
        SystemCalls calls,
        string job,
        Func<string, CancellationToken, Task<ImmutableArray<string>>> page,
        Func<string, CancellationToken, Task<SweepStep>> sweep,
        CancellationToken cancellationToken)
    {
        var failed = new ConcurrentQueue<Exception>();
        var shards = await PageAsync("");
        while (!shards.IsEmpty)
        {
            await Parallel.ForEachAsync(
                shards,
                new ParallelOptions { MaxDegreeOfParallelism = PolicyLimits.ShardsAtOnce, CancellationToken = cancellationToken },
                async (shard, token) =>
                {
                    try
                    {
                        using (calls.As(job))
                        {
                            await sweep(shard, token);
                        }
                    }
                    catch (Exception exception) when (exception is not OperationCanceledException)
                    {
                        failed.Enqueue(exception);
                    }
                });
            shards = await PageAsync(shards[^1]);
        }

        if (!failed.IsEmpty)
        {
            throw new AggregateException("some shards were not swept; the next tick repeats what is due", failed);
        }

        async Task<ImmutableArray<string>> PageAsync(string after)
        {
            using (calls.As(job))
            {
                return await page(after, cancellationToken);
            }
        }
    }
}

namespace DataCenterOps.Grains.Policies;

/// <summary>Sweeps to the end, step by step: no call lasts longer than a page.</summary>
public static class SweepSteps
{
    /// <summary>Judges everything that a shard has, beginning with what an interrupted sweep has left.</summary>
    /// <param name="shard">Whose things.</param>
    /// <param name="since">When it was asked for: one that has ended since is enough.</param>
    /// <param name="cancellationToken">Ends it after the step under way.</param>
    public static Task<SweepStep> AllAsync(this IComplianceGrain shard, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return ToEndAsync(token => shard.StepAsync(since, token), cancellationToken);
    }

    /// <summary>Judges what has changed.</summary>
    public static Task<SweepStep> ChangedAsync(this IComplianceGrain shard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return ToEndAsync(shard.StepChangedAsync, cancellationToken);
    }

    private static async Task<SweepStep> ToEndAsync(Func<CancellationToken, Task<SweepStep>> step, CancellationToken cancellationToken)
    {
        SweepStep last;
        do
        {
            last = await step(cancellationToken);
        }
        while (!last.IsDone);

        return last;
    }
}

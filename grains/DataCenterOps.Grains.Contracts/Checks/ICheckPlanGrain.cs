using Orleans.Concurrency;

namespace DataCenterOps.Grains.Checks;

/// <summary>One shard of the checks of a plan. Key: <c>{plan}/{shard}</c>, as in <c>fast/3</c>.</summary>
[Alias("dcops.ICheckPlanGrain"), GrainInterfaceType("dcops.check-plan")]
public interface ICheckPlanGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs what fell due since the last tick. Nobody waits for it: a lost wake is made good by the next one, and a second
    /// wake for the same tick finds nothing to do.
    /// </summary>
    /// <param name="tick">The instant that the trigger stood for.</param>
    /// <param name="shardCount">How many shards the plan has: which checks are this one's.</param>
    /// <param name="cancellationToken">Ends the wait; a run under way ends by its own time-outs.</param>
    [OneWay, Alias("Wake")]
    [Access.Permission("check.run")]
    Task WakeAsync(DateTimeOffset tick, int shardCount, CancellationToken cancellationToken);
}

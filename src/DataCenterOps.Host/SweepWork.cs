using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Judges what has changed, and as a whole what is due: new tenants, another pack, a sweep that a crash has cut short.</summary>
internal sealed class SweepWork(IGrainFactory grains, SystemCalls calls) : IScheduledWork
{
    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        var plan = grains.GetGrain<ISweepPlanGrain>(0);
        await SweepShards.EachAsync(
            calls, JobNames.Sweep, plan.ChangedAsync, (shard, token) => grains.GetGrain<IComplianceGrain>(shard).ChangedAsync(token), cancellationToken);
        await SweepShards.EachAsync(
            calls, JobNames.Sweep, plan.DueAsync, (shard, token) => grains.GetGrain<IComplianceGrain>(shard).AllAsync(tick, token), cancellationToken);
    }
}

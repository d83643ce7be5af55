using System.Globalization;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Checks;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Wakes the shards of one check plan. Holds no rules: it says when, the grains say what.</summary>
public abstract class CheckPlanJob(CheckPlan plan, IGrainFactory grains, ICheckShards shards, SystemCalls calls) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var fired = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        var tick = new DateTimeOffset(fired.UtcTicks - (fired.UtcTicks % CheckLimits.Tick(plan).Ticks), TimeSpan.Zero);
        var count = Math.Clamp(await shards.CountAsync(plan, cancellationToken), 1, CheckLimits.ShardsPerPlan);
        using (calls.As("checks"))
        {
            for (var shard = 0; shard < count; shard++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{plan.Code()}/{shard}");
                await grains.GetGrain<ICheckPlanGrain>(key).WakeAsync(tick, count, cancellationToken);
            }
        }
    }
}

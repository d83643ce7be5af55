using DataCenterOps.Domain.Checks;
using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Wakes the shards of the slow plan.</summary>
[DisallowConcurrentExecution]
public sealed class SlowChecksJob(IGrainFactory grains, ICheckShards shards, SystemCalls calls)
    : CheckPlanJob(CheckPlan.Slow, grains, shards, calls);

using DataCenterOps.Domain.Checks;
using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Wakes the shards of the fast plan.</summary>
[DisallowConcurrentExecution]
public sealed class FastChecksJob(IGrainFactory grains, ICheckShards shards, SystemCalls calls)
    : CheckPlanJob(CheckPlan.Fast, grains, shards, calls);

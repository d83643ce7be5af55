using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Deletes what has outlived its retention.</summary>
[DisallowConcurrentExecution]
public sealed class HousekeepingJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Housekeeping, services, calls);

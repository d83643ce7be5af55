using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Judges again everything that exists.</summary>
[DisallowConcurrentExecution]
public sealed class FullSweepJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.FullSweep, services, calls);

using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Judges again what has changed, and what is due as a whole.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Sweep, services, calls);

using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Rates usage: what a tenant used becomes charges.</summary>
[DisallowConcurrentExecution]
public sealed class RatingJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Rating, services, calls);

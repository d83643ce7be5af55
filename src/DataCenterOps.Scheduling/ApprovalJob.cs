using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Goes on with requests for consent that were interrupted, and writes down what is over.</summary>
[DisallowConcurrentExecution]
public sealed class ApprovalJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Approval, services, calls);

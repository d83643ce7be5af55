using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Sends what is to be told.</summary>
[DisallowConcurrentExecution]
public sealed class MessagesJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Messages, services, calls);

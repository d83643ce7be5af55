using DataCenterOps.Grains.Access;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Puts usage and results of checks under digests in the ledger.</summary>
[DisallowConcurrentExecution]
public sealed class DigestJob(IServiceProvider services, SystemCalls calls) : WorkJob(JobNames.Digest, services, calls);

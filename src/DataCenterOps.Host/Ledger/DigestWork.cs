using DataCenterOps.Grains.Ledger;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Has digests of facts written.</summary>
internal sealed class DigestWork(IGrainFactory grains) : IScheduledWork
{
    public Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken) => grains.GetGrain<IDigestGrain>(0).WriteAsync(cancellationToken);
}

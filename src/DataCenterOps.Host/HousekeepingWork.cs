using DataCenterOps.Grains.Ledger;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Removes what is past its retention.</summary>
internal sealed class HousekeepingWork(IGrainFactory grains) : IScheduledWork
{
    public Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken) =>
        grains.GetGrain<IMaintenanceGrain>(0).CleanAsync(cancellationToken);
}

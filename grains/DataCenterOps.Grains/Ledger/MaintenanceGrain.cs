using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Rebuilds and cleans. Being one grain with one key, the cluster does it once at a time.</summary>
[GrainType("dcops.maintenance")]
internal sealed class MaintenanceGrain(
    ViewRebuilder views, SnapshotCleaning snapshots, LedgerCleaning cleaning, TimeProvider time) : Grain, IMaintenanceGrain
{
    public async Task<long> RebuildViewsAsync(CancellationToken cancellationToken)
    {
        Require("view.rebuild");
        var rebuilt = await views.RebuildViewsAsync(cancellationToken);
        return rebuilt.Entries;
    }

    public Task<long> DropSnapshotsAsync(CancellationToken cancellationToken)
    {
        Require("view.rebuild");
        return snapshots.DropAsync(cancellationToken);
    }

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        if (!GrainCaller.Current.HasAny(Role.System))
        {
            throw new UnauthorizedAccessException("only the program itself cleans up");
        }

        await cleaning.ForgetOperationsAsync(time.GetUtcNow(), cancellationToken);
        await cleaning.ForgetLinksAsync(time.GetUtcNow(), cancellationToken);
    }

    private static void Require(string operation)
    {
        if (!Permissions.Allows(GrainCaller.Current, operation))
        {
            throw new UnauthorizedAccessException($"the caller's roles do not allow `{operation}`");
        }
    }
}

using DataCenterOps.Domain.Checks;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Rebuilds and cleans. Being one grain with one key, the cluster does it once at a time.</summary>
[GrainType("dcops.maintenance")]
internal sealed class MaintenanceGrain(
    ViewRebuilder views, SnapshotCleaning snapshots, LedgerCleaning cleaning, Sessions sessions, SignInGuard guard, Passkeys passkeys,
    Outbox outbox, CheckStore checks, TimeProvider time) : Grain, IMaintenanceGrain
{
    public async Task<long> RebuildViewsAsync(CancellationToken cancellationToken)
    {
        var rebuilt = await views.RebuildViewsAsync(cancellationToken);
        return rebuilt.Entries;
    }

    public Task<long> DropSnapshotsAsync(CancellationToken cancellationToken) => snapshots.DropAsync(cancellationToken);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        await cleaning.ForgetOperationsAsync(time.GetUtcNow(), cancellationToken);
        await cleaning.ForgetLinksAsync(time.GetUtcNow(), cancellationToken);
        await cleaning.ThinCheckpointsAsync(time.GetUtcNow(), cancellationToken);
        await sessions.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await guard.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await passkeys.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await outbox.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await checks.DeleteResultsAsync(time.GetUtcNow() - CheckLimits.RawRetention, cancellationToken);
    }
}

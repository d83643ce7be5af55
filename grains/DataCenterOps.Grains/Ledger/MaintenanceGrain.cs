using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Persistence.Views;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Rebuilds and cleans. Being one grain with one key, the cluster does it once at a time.</summary>
[GrainType("dcops.maintenance")]
internal sealed partial class MaintenanceGrain(
    ViewRebuilder views, WholeTree tree, SnapshotCleaning snapshots, LedgerCleaning cleaning, Sessions sessions, SignInGuard guard, Passkeys passkeys,
    Outbox outbox, CheckStore checks, ClearDetails clear, ErasureWork erasure, TimeProvider time, ILogger<MaintenanceGrain> logger) : Grain, IMaintenanceGrain
{
    // Whoever waits can see in the log that it goes on, and nobody has to read a line for each thousand entries.
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    public async Task<Rebuilt> RebuildViewsAsync(CancellationToken cancellationToken)
    {
        var told = time.GetTimestamp();
        var rebuilt = await views.RebuildViewsAsync(
            (what, entries) =>
            {
                if (time.GetElapsedTime(told) >= BetweenLines)
                {
                    told = time.GetTimestamp();
                    LogRebuilding(logger, what, entries);
                }
            },
            cancellationToken);
        return rebuilt.Damage is { } damage
            ? Refused(damage)
            : new Rebuilt(rebuilt.Entries, [.. rebuilt.Changed.Select(static count => new RebuiltTable(count.Table, count.Before, count.After))], null);
    }

    public async Task<Rebuilt> DropSnapshotsAsync(CancellationToken cancellationToken) =>
        await tree.FindDamageAsync(cancellationToken) is { } damage
            ? Refused(damage)
            : new Rebuilt(await snapshots.DropAsync(cancellationToken), [], null);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        await cleaning.ForgetOperationsAsync(time.GetUtcNow(), cancellationToken);
        await cleaning.ForgetLinksAsync(time.GetUtcNow(), cancellationToken);
        await cleaning.ThinCheckpointsAsync(time.GetUtcNow(), cancellationToken);
        await sessions.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await guard.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await passkeys.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await outbox.ForgetAsync(time.GetUtcNow(), cancellationToken);
        await clear.SealAsync(cancellationToken);
        await erasure.CarryOutAsync(cancellationToken);
        await checks.DeleteResultsAsync(time.GetUtcNow() - CheckLimits.RawRetention, cancellationToken);
    }

    private Rebuilt Refused(TreeDamage damage)
    {
        LogDamaged(logger, damage.Message);
        return new Rebuilt(0, [], new RebuildDamage(damage.Epoch, damage.Index, damage.Message));
    }

    [LoggerMessage(LogLevel.Information, "Rebuilding: {Entries} entries are {What}.")]
    private static partial void LogRebuilding(ILogger logger, string what, long entries);

    [LoggerMessage(LogLevel.Error, "Rebuilding was refused: {Damage}")]
    private static partial void LogDamaged(ILogger logger, string damage);
}

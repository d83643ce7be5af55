using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>
/// Carries out what was agreed to and interrupted, and writes down which requests, which times of break-glass and which waivers are
/// over. Whether they are is decided by the clock of whoever asks, not by this: it only keeps the ledger complete. Then deputies whose time has come
/// are told of what waits for them.
/// </summary>
internal sealed class ApprovalWork(
    ApprovalQueries approvals, BreakGlassQueries breakGlass, WaiverQueries waivers, IGrainFactory grains, TimeProvider time) : IScheduledWork
{
    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var id in await approvals.UnfinishedAsync(now, cancellationToken))
        {
            await grains.GetGrain<IApprovalGrain>(id).ResumeAsync(cancellationToken);
        }

        foreach (var over in (await breakGlass.OpenAsync(cancellationToken)).Where(open => now >= open.Until))
        {
            await grains.GetGrain<IBreakGlassGrain>(over.Id).CloseAsync(cancellationToken);
        }

        foreach (var over in await waivers.OverAsync(now, cancellationToken))
        {
            await grains.GetGrain<IWaiverGrain>($"{over.Tenant ?? TenantId.Platform.Value}/{over.Id}").CloseAsync(cancellationToken);
        }

        await grains.GetGrain<IMessagesGrain>(0).TellDeputiesAsync(cancellationToken);
    }
}

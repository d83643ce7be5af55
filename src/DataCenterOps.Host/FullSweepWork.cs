using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Judges everything of every tenant again, and what belongs to none.</summary>
internal sealed class FullSweepWork(EstateQueries estate, IGrainFactory grains, SystemCalls calls) : IScheduledWork
{
    private const int TenantsPerPage = 500;

    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        await SweepAsync(TenantId.Platform.Value, cancellationToken);
        await SweepShards.EachAsync(calls, JobNames.FullSweep, PageAsync, SweepAsync, cancellationToken);

        Task<SweepStep> SweepAsync(string shard, CancellationToken token) =>
            grains.GetGrain<IComplianceGrain>(shard).AllAsync(tick, token);
    }

    private async Task<ImmutableArray<string>> PageAsync(string after, CancellationToken cancellationToken)
    {
        var cursor = after.Length == 0 ? null : Cursor.After(after);
        var page = await estate.ListAsync(TenantScope.All, "Tenant", TenantsPerPage, cursor, cancellationToken);
        return [.. page.Items.Select(row => row.Id)];
    }
}

using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Judges every tenant's things again, one tenant after the other.</summary>
internal sealed class SweepWork(EstateQueries estate, IGrainFactory grains) : IScheduledWork
{
    private const int TenantsPerPage = 500;

    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await estate.ListAsync(TenantScope.All, "Tenant", TenantsPerPage, after, cancellationToken);
            foreach (var tenant in page.Items)
            {
                await grains.GetGrain<IComplianceGrain>(tenant.Id).SweepAsync(cancellationToken);
            }

            after = page.Next;
        }
        while (after is not null);

        await grains.GetGrain<IComplianceGrain>(TenantId.Platform.Value).SweepAsync(cancellationToken);
    }
}

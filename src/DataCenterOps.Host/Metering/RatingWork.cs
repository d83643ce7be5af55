using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Rates every tenant's ended hours, a few tenants at a time.</summary>
internal sealed class RatingWork(EstateQueries estate, IGrainFactory grains) : IScheduledWork
{
    private const int TenantsPerPage = 500;

    // Enough to keep the ledger's writer busy, few enough that commands go on between.
    private const int TenantsAtOnce = 4;

    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await estate.ListAsync(TenantScope.All, "Tenant", TenantsPerPage, after, cancellationToken);
            foreach (var few in page.Items.Chunk(TenantsAtOnce))
            {
                await Task.WhenAll(few.Select(tenant => grains.GetGrain<IRatingGrain>(tenant.Id).RateAsync(cancellationToken)));
            }

            after = page.Next;
        }
        while (after is not null);
    }
}

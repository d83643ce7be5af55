using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Policies;

/// <summary>How sovereign tenants are, from what sweeps have kept.</summary>
internal sealed class SovereigntyBusiness(ScoreQueries queries) : IBusinessSource
{
    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var tenants = new List<TenantScoreRow>();
        string? after = null;
        do
        {
            var page = await queries.TenantsAsync(TenantScope.All, ReadLimits.PageRows, after, cancellationToken);
            tenants.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        return snapshot with
        {
            SovereigntyScores = [.. tenants.Select(row => (row.Tenant, (double)row.Score.Score / SovereigntyLimits.BestScore))],
            SovereigntyLevels = [.. tenants.SelectMany(row => row.Score.Levels.Select(level => (row.Tenant, level.Id, level.Level)))],
        };
    }
}

using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Metering;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Metering;

/// <summary>What tenants were charged, for dashboards: an approximation of the charges in SQL.</summary>
internal sealed class CostBusiness(CostQueries costs) : IBusinessSource
{
    // The metric's unit; another currency would be another metric.
    private const string Dinar = "DZD";

    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var charged = await costs.ChargedAsync(TenantScope.All, cancellationToken);
        return snapshot with
        {
            Charged = [.. charged.Where(row => row.Currency == Dinar && row.Amount.Value > 0).Select(row => (row.Tenant, row.Pool, row.Amount.Value))],
            RatingLastSuccess = await costs.LastRatingAsync(cancellationToken),
            LastUsage = await costs.LastUsageAsync(cancellationToken),
        };
    }
}

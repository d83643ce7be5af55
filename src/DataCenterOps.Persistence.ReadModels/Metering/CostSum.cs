using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>A row of <c>cost_sum</c>. Sums over rows run here and never in SQL, which would go through doubles.</summary>
internal sealed record CostSum
{
    public string Tenant { get; init; } = "";

    public string Period { get; init; } = "";

    public string System { get; init; } = "";

    public string Meter { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Pool { get; init; } = "";

    public string Currency { get; init; } = "";

    public string Amount { get; init; } = "";

    public Amount Value => Domain.Metering.Amount.Parse(SqlDecimal.Canonical(Amount));

    public static Amount Total(IEnumerable<CostSum> rows) =>
        rows.Aggregate(default(AmountSum), (sum, row) => sum + row.Value).ToAmount();
}

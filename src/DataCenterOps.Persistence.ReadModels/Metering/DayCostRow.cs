using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>What the usage of one civil day costs, in one currency.</summary>
/// <param name="Day">The day in Algeria.</param>
/// <param name="Currency">As in <c>DZD</c>.</param>
/// <param name="Amount">Exact, not rounded.</param>
public sealed record DayCostRow(DateOnly Day, string Currency, Amount Amount);

using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>What a tenant was charged from a pool since the beginning, in one currency.</summary>
/// <param name="Tenant">Who pays.</param>
/// <param name="Pool">The cost pool.</param>
/// <param name="Currency">As in <c>DZD</c>.</param>
/// <param name="Amount">Exact, not rounded.</param>
public sealed record ChargedRow(string Tenant, string Pool, string Currency, Amount Amount);

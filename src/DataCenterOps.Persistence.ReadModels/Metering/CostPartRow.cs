using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>What one kind of usage costs in a month, in one currency.</summary>
/// <param name="Pool">The cost pool, as in <c>compute</c>.</param>
/// <param name="Sku">What was sold, as in <c>vm.vcpu</c>.</param>
/// <param name="Meter">What was measured, as in <c>vm_vcpu</c>.</param>
/// <param name="Currency">As in <c>DZD</c>.</param>
/// <param name="Amount">Exact, not rounded.</param>
public sealed record CostPartRow(string Pool, string Sku, string Meter, string Currency, Amount Amount);

using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>What runs up between the last rated hour and now.</summary>
/// <param name="System">The system.</param>
/// <param name="Sku">What is sold.</param>
/// <param name="Currency">As in <c>DZD</c>.</param>
/// <param name="Amount">Exact, not rounded.</param>
[GenerateSerializer, Immutable, Alias("dcops.AccruedCost")]
public sealed record AccruedCost(
    [property: Id(0)] string System, [property: Id(1)] string Sku, [property: Id(2)] string Currency, [property: Id(3)] Amount Amount);

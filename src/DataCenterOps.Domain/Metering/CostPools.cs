using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>The pools that costs are gathered in, and that tariff rows pay for.</summary>
public static class CostPools
{
    /// <summary>Every pool, in the order of reports.</summary>
    public static ImmutableArray<string> All { get; } =
        ["compute", "storage", "network", "security", "platform", "licence", "shared", "rounding"];
}

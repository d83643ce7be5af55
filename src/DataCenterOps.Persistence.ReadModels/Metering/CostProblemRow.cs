namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>Usage of a tenant that is not priced, and why: its cost is unknown, not zero.</summary>
public sealed record CostProblemRow
{
    /// <summary>As in <c>metering.no_price</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>What was measured.</summary>
    public string Meter { get; init; } = "";

    /// <summary>The system; empty for all of the tenant's.</summary>
    public string System { get; init; } = "";

    /// <summary>The resource; empty for the system as a whole.</summary>
    public string Resource { get; init; } = "";

    /// <summary>What the meter is sold as in other hours; empty when no book knows it.</summary>
    public string Sku { get; init; } = "";

    /// <summary>The first hour.</summary>
    public DateTimeOffset FromAt { get; init; }

    /// <summary>The end of the last hour that was looked at.</summary>
    public DateTimeOffset UntilAt { get; init; }
}

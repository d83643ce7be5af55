namespace DataCenterOps.Domain.Metering;

/// <summary>Usage that could not be priced. It is listed until a price or a mapping exists; it never costs zero.</summary>
public sealed record RatingProblem
{
    /// <summary>
    /// <c>metering.no_price</c>, <c>metering.unit_mismatch</c>, <c>metering.usage_mismatch</c>,
    /// <c>metering.meter_not_billable</c>, <c>metering.amount_not_exact</c>, or one of <see cref="StandingProblems"/>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>Whose usage.</summary>
    public required string Tenant { get; init; }

    /// <summary>The system's id; empty for all of the tenant's.</summary>
    public required string System { get; init; }

    /// <summary>The resource's id; empty for the system as a whole.</summary>
    public required string Resource { get; init; }

    /// <summary>What was measured.</summary>
    public required string Meter { get; init; }

    /// <summary>What the meter is sold as in other hours; empty when no book knows it.</summary>
    public required string Sku { get; init; }

    /// <summary>The first hour.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the last hour.</summary>
    public required DateTimeOffset Until { get; init; }
}

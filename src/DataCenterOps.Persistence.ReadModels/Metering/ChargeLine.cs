using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>
/// One row of the log of charges. Quantity times price is the amount, exactly; a row that takes another back has both below
/// zero.
/// </summary>
public sealed record ChargeLine
{
    /// <summary>A UUIDv7.</summary>
    public string Id { get; init; } = "";

    /// <summary>Who pays.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The resource; empty for the system as a whole.</summary>
    public string Resource { get; init; } = "";

    /// <summary>What was measured.</summary>
    public string Meter { get; init; } = "";

    /// <summary>What was sold.</summary>
    public string Sku { get; init; } = "";

    /// <summary>The price that was used, down to the tier.</summary>
    public string PriceId { get; init; } = "";

    /// <summary>The tariff book.</summary>
    public string Book { get; init; } = "";

    /// <summary>The cost pool.</summary>
    public string Pool { get; init; } = "";

    /// <summary>As in <c>DZD</c>.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Of quantity and price.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How the quantity is known.</summary>
    public string Quality { get; init; } = "";

    /// <summary>The site in those hours; empty when unknown.</summary>
    public string Site { get; init; } = "";

    /// <summary>The zone in those hours; empty when unknown.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The criticality in those hours; empty when unknown.</summary>
    public string Criticality { get; init; } = "";

    /// <summary>The start of the usage.</summary>
    public DateTimeOffset FromAt { get; init; }

    /// <summary>Its end, exclusive.</summary>
    public DateTimeOffset UntilAt { get; init; }

    /// <summary>How much.</summary>
    public Amount Quantity { get; init; }

    /// <summary>The published price of a unit.</summary>
    public Amount ListPrice { get; init; }

    /// <summary>What the tenant pays for a unit.</summary>
    public Amount Price { get; init; }

    /// <summary>At the published price.</summary>
    public Amount ListAmount { get; init; }

    /// <summary>What it costs.</summary>
    public Amount Amount { get; init; }

    /// <summary>The civil month that it is billed in, as in <c>2026-10</c>.</summary>
    public string BillingMonth { get; init; } = "";

    /// <summary>Whether it belongs to a month that was closed.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The charge that it takes back, where it does.</summary>
    public string? Reverses { get; init; }

    /// <summary>When it was booked.</summary>
    public DateTimeOffset RatedAt { get; init; }
}

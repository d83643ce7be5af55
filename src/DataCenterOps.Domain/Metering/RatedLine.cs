namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Usage times price: the net of consecutive hours of one price, resource and quality within one civil day. Price times
/// quantity is the amount, exactly.
/// </summary>
public sealed record RatedLine
{
    /// <summary>Who pays.</summary>
    public required string Tenant { get; init; }

    /// <summary>The system's id.</summary>
    public required string System { get; init; }

    /// <summary>The resource's id; empty for the system as a whole.</summary>
    public required string Resource { get; init; }

    /// <summary>What was measured.</summary>
    public required string Meter { get; init; }

    /// <summary>What was sold.</summary>
    public required string Sku { get; init; }

    /// <summary>The price of the book that was used, down to the tier.</summary>
    public required string PriceId { get; init; }

    /// <summary>The tariff book.</summary>
    public required string Book { get; init; }

    /// <summary>The cost pool it pays for.</summary>
    public required string Pool { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The unit of quantity and price.</summary>
    public required string Unit { get; init; }

    /// <summary>How the quantity is known.</summary>
    public required UsageQuality Quality { get; init; }

    /// <summary>The site in that hour; empty when unknown.</summary>
    public required string Site { get; init; }

    /// <summary>The zone in that hour; empty when unknown.</summary>
    public required string Zone { get; init; }

    /// <summary>The criticality in that hour; empty when unknown.</summary>
    public required string Criticality { get; init; }

    /// <summary>The published price of a unit.</summary>
    public required Price ListPrice { get; init; }

    /// <summary>What the tenant pays for a unit.</summary>
    public required Price Price { get; init; }

    /// <summary>The start of the charge period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the charge period, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How much was used.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The published price times the quantity, exactly.</summary>
    public Amount ListAmount => Amount.Of(ListPrice, Quantity);

    /// <summary>The price times the quantity, exactly.</summary>
    public Amount Amount => Amount.Of(Price, Quantity);

    /// <summary>Whether <paramref name="next"/> continues this line without anything but the time changing.</summary>
    public bool IsContinuedBy(RatedLine next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Until == next.From
            && CivilCalendar.DayOf(From) == CivilCalendar.DayOf(next.From)
            && this with { From = next.From, Until = next.Until, Quantity = next.Quantity } == next;
    }
}

namespace DataCenterOps.Persistence.Metering;

/// <summary>Of what there are measurements, and since when.</summary>
public sealed record SeriesRow
{
    /// <summary>The meter.</summary>
    public string Meter { get; init; } = "";

    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The resource; empty for the system as a whole.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The first measurement.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>Whether the tenant has the system and the resource, so that its usage can be billed.</summary>
    public bool IsMapped { get; init; }
}

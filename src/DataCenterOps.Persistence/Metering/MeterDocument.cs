namespace DataCenterOps.Persistence.Metering;

/// <summary>A declared document that rating needs: a tariff book, a meter or a site.</summary>
public sealed record MeterDocument
{
    /// <summary>As in <c>Tariff</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whether it is no more: it still prices what was used before.</summary>
    public bool Retired { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The document.</summary>
    public byte[] Bytes { get; init; } = [];
}

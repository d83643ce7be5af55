namespace DataCenterOps.Persistence.Metering;

/// <summary>What is provisioned of one resource from when to when.</summary>
public sealed record SpanRow
{
    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The meter.</summary>
    public string Meter { get; init; } = "";

    /// <summary>The site; empty when unknown.</summary>
    public string Site { get; init; } = "";

    /// <summary>The system's criticality.</summary>
    public string Criticality { get; init; } = "";

    /// <summary>How much, as the estate has it.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>From when on.</summary>
    public DateTimeOffset FromAt { get; init; }

    /// <summary>The first moment without; absent while it stands.</summary>
    public DateTimeOffset? UntilAt { get; init; }
}

using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.ReadModels.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>A row of the usage log, as rating needs it.</summary>
public sealed record MeasurementRow
{
    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The resource; empty for the system as a whole.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The unit the collector counted in.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How much.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>The start of the window, or the moment from which the state holds.</summary>
    public DateTimeOffset FromAt { get; init; }

    /// <summary>The end of the window; absent for a state.</summary>
    public DateTimeOffset? UntilAt { get; init; }

    /// <summary>How it is known.</summary>
    public string Quality { get; init; } = "";

    /// <summary>The measurement.</summary>
    public Measurement Read() => new(
        FromAt, UntilAt, Domain.Metering.Quantity.Of(Amount.Parse(SqlDecimal.Canonical(Quantity)).Value), UsageQualityCodes.Parse(Quality));
}

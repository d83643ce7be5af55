using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>Everything that is known about one meter of one resource: what was declared and what was measured.</summary>
public sealed record UsageSeries
{
    /// <summary>Who pays.</summary>
    public required string Tenant { get; init; }

    /// <summary>The system's id.</summary>
    public required string System { get; init; }

    /// <summary>The resource's id; empty for the system as a whole.</summary>
    public required string Resource { get; init; }

    /// <summary>What is measured.</summary>
    public required MeterDefinition Meter { get; init; }

    /// <summary>What the estate declares for this meter, in order and without overlap.</summary>
    public ImmutableArray<ResourceSpan> Spans { get; init; } = [];

    /// <summary>Where the resource lay, in order and without overlap.</summary>
    public ImmutableArray<ResourcePlacement> Placements { get; init; } = [];

    /// <summary>
    /// The first measurement there ever was. From it on measurements count and declarations no longer do.
    /// </summary>
    public DateTimeOffset? FirstMeasuredAt { get; init; }

    /// <summary>
    /// The measurements that matter for what is rated, ordered by start, then source and id: all that reach into it and,
    /// for a state, the last one before.
    /// </summary>
    public ImmutableArray<Measurement> Measurements { get; init; } = [];

    /// <summary>When the resource was given back: a state ends then, whatever was measured last.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

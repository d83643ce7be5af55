using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>The <c>data</c> of a usage event, read.</summary>
internal sealed record UsageData
{
    public required string Meter { get; init; }

    public required Quantity Quantity { get; init; }

    public required string Unit { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public required UsageQuality Quality { get; init; }

    public string? StatedQuality { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> Dims { get; init; } = [];

    public bool HasDims { get; init; }
}

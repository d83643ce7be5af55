using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.Metering;

/// <summary>What one step of rating books: one meter of one tenant over an interval.</summary>
public sealed record RatedStep
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The meter.</summary>
    public required string Meter { get; init; }

    /// <summary>The start of what was rated; everything booked from here to <see cref="Until"/> was compared.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of what was rated.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What rating says.</summary>
    public required RatingResult Result { get; init; }

    /// <summary>The version of the progress it began with; 0 when there was none.</summary>
    public required long Version { get; init; }

    /// <summary>The furthest that the meter had ever been rated; absent the first time.</summary>
    public required DateTimeOffset? Passed { get; init; }

    /// <summary>The digest of what was used.</summary>
    public required string Basis { get; init; }

    /// <summary>The newest usage event that was looked at.</summary>
    public required long UsageOffset { get; init; }

    /// <summary>When it was rated.</summary>
    public required DateTimeOffset RatedAt { get; init; }
}

namespace DataCenterOps.Persistence.Metering;

/// <summary>How far a meter of a tenant is rated.</summary>
public sealed record RatingProgress
{
    /// <summary>The meter.</summary>
    public string Meter { get; init; } = "";

    /// <summary>The end of the hours that are rated.</summary>
    public DateTimeOffset RatedUntil { get; init; }

    /// <summary>The furthest that it ever was: rating again begins at an earlier hour.</summary>
    public DateTimeOffset Passed { get; init; }

    /// <summary>A digest of the declarations and prices that were used for them.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The newest usage event that was looked at.</summary>
    public long UsageOffset { get; init; }

    /// <summary>Counts the commits: of two raters, one loses.</summary>
    public long Version { get; init; }
}

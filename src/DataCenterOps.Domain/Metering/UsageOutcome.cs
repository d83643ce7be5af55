namespace DataCenterOps.Domain.Metering;

/// <summary>What becomes of one event. The codes on the wire are in <see cref="UsageOutcomes"/>.</summary>
public enum UsageOutcome
{
    /// <summary>New, and its period is open: appended.</summary>
    Accepted,

    /// <summary>The same event came before: nothing happens.</summary>
    Duplicate,

    /// <summary>Its name belongs to another event: kept as an anomaly, not billed.</summary>
    Conflict,

    /// <summary>Another event of the collector covers the same window: kept as an anomaly, not billed.</summary>
    WindowTaken,

    /// <summary>It speaks of a time that has not come: refused.</summary>
    Future,

    /// <summary>Its period is closed: kept, and billed as a correction in the next open one.</summary>
    Late,

    /// <summary>Too old to be anything but a manual adjustment by two persons: refused.</summary>
    TooOld,

    /// <summary>The signature is wrong, or missing though the source has a key: refused.</summary>
    NotSigned,

    /// <summary>Nobody knows the resource, the meter or its unit: kept, and rated once it is mapped.</summary>
    Quarantined,
}

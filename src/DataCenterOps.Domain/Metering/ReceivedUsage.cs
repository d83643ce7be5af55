namespace DataCenterOps.Domain.Metering;

/// <summary>An event and what became of it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Outcome">One that is kept, or an anomaly.</param>
/// <param name="StoredDigest">For an anomaly: the digest of what it contradicts.</param>
public sealed record ReceivedUsage(UsageEvent Event, UsageOutcome Outcome, string? StoredDigest);

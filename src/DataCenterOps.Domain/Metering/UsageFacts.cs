namespace DataCenterOps.Domain.Metering;

/// <summary>What is known about one event when it is received.</summary>
/// <param name="ReceivedAt">The receipt, by the clock of the one who appends.</param>
/// <param name="OpenFrom">Usage before this moment belongs to a closed period.</param>
/// <param name="StoredDigest">The digest of the event that has the same source and id, where there is one.</param>
/// <param name="WindowDigest">The digest of the event that has the same source, subject, meter and window, where there is one.</param>
/// <param name="Meter">The declared meter, where there is one.</param>
/// <param name="ResourceKnown">Whether the estate has the subject.</param>
public sealed record UsageFacts(
    DateTimeOffset ReceivedAt,
    DateTimeOffset OpenFrom,
    string? StoredDigest,
    string? WindowDigest,
    MeterDefinition? Meter,
    bool ResourceKnown);

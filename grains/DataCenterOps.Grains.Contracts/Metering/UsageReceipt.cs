using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>What became of one event.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Offset">Its place in the log, where it has one.</param>
/// <param name="StoredDigest">The digest of what it contradicts, where it does.</param>
[GenerateSerializer, Immutable, Alias("dcops.UsageReceipt")]
public sealed record UsageReceipt(
    [property: Id(0)] UsageOutcome Outcome,
    [property: Id(1)] long? Offset,
    [property: Id(2)] string? StoredDigest);

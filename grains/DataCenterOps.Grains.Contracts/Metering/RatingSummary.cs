namespace DataCenterOps.Grains.Metering;

/// <summary>What a rating run of one tenant did.</summary>
/// <param name="Until">The end of the hours that are rated.</param>
/// <param name="Booked">Rows that were booked.</param>
/// <param name="Problems">Usage without a price that was met in this run.</param>
[GenerateSerializer, Immutable, Alias("dcops.RatingSummary")]
public sealed record RatingSummary(
    [property: Id(0)] DateTimeOffset Until, [property: Id(1)] int Booked, [property: Id(2)] int Problems);

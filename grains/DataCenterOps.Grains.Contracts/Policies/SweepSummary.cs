namespace DataCenterOps.Grains.Policies;

/// <summary>What a sweep of one tenant found.</summary>
/// <param name="Subjects">How many subjects were judged.</param>
/// <param name="Opened">Findings that are new.</param>
/// <param name="Closed">Findings that are no more.</param>
/// <param name="Open">Findings that are open now.</param>
[GenerateSerializer, Immutable, Alias("dcops.SweepSummary")]
public sealed record SweepSummary(
    [property: Id(0)] int Subjects,
    [property: Id(1)] int Opened,
    [property: Id(2)] int Closed,
    [property: Id(3)] int Open);

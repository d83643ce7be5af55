namespace DataCenterOps.Grains.Policies;

/// <summary>How far a sweep of one shard has come.</summary>
/// <param name="IsDone">Whether it has ended; otherwise another step is due.</param>
/// <param name="Subjects">How many subjects it has judged.</param>
/// <param name="Opened">Findings that are new.</param>
/// <param name="Changed">Findings that say something else now.</param>
/// <param name="Closed">Findings that are no more.</param>
/// <param name="Open">Findings that are open now; counted at the end.</param>
[GenerateSerializer, Immutable, Alias("dcops.SweepStep")]
public sealed record SweepStep(
    [property: Id(0)] bool IsDone,
    [property: Id(1)] long Subjects,
    [property: Id(2)] long Opened,
    [property: Id(3)] long Changed,
    [property: Id(4)] long Closed,
    [property: Id(5)] long Open);

using System.Collections.Immutable;

namespace DataCenterOps.Persistence.Metering;

/// <summary>What there is to rate of one tenant.</summary>
/// <param name="Spans">What is provisioned, in order of system, resource, meter and time.</param>
/// <param name="Series">Of what there are measurements.</param>
/// <param name="Progress">How far each meter is rated.</param>
/// <param name="Offset">The newest usage event of all that were committed when this was read.</param>
public sealed record RatingFacts(
    ImmutableArray<SpanRow> Spans, ImmutableArray<SeriesRow> Series, ImmutableArray<RatingProgress> Progress, long Offset);

using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Grains.Policies;

/// <summary>One page of a report.</summary>
/// <param name="Subjects">Of one kind, by id.</param>
/// <param name="Next">Where the next page begins; absent after the last.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportPage")]
public sealed record ReportPage([property: Id(0)] ImmutableArray<ReportSubject> Subjects, [property: Id(1)] string? Next);

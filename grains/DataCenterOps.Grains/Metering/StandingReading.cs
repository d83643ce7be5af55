using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>Finds what of a tenant's usage no step of rating looks at, so that it is listed instead of costing nothing.</summary>
internal static class StandingReading
{
    /// <summary>The problems before <paramref name="until"/>.</summary>
    public static ImmutableArray<RatingProblem> Of(
        string tenant, RatingFacts facts, MeteringCatalog.Snapshot known, DateTimeOffset until)
    {
        var problems = new List<RatingProblem>();
        void Add(string code, string meter, string system, string resource, DateTimeOffset from, DateTimeOffset end)
        {
            if (from < end)
            {
                problems.Add(new RatingProblem
                {
                    Code = code, Tenant = tenant, System = system, Resource = resource, Meter = meter, Sku = "", From = from, Until = end,
                });
            }
        }

        foreach (var span in facts.Spans.Where(span => !known.Meters.ContainsKey(span.Meter)))
        {
            Add(
                StandingProblems.MeterUnknown, span.Meter, span.System, span.Resource, span.FromAt,
                span.UntilAt is { } end && end < until ? end : until);
        }

        foreach (var row in facts.Series)
        {
            var code = !known.Meters.ContainsKey(row.Meter) ? StandingProblems.MeterUnknown
                : row.IsMapped ? null : StandingProblems.NotMapped;
            if (code is not null)
            {
                Add(code, row.Meter, row.System, row.Resource, CivilCalendar.HourOf(row.FirstAt), until);
            }
        }

        foreach (var meter in facts.Spans.Select(span => (span.Meter, span.FromAt))
            .Concat(facts.Series.Select(row => (row.Meter, FromAt: row.FirstAt))).GroupBy(use => use.Meter, StringComparer.Ordinal))
        {
            if (known.Unreadable.TryGetValue(meter.Key, out var valid))
            {
                var first = meter.Min(use => use.FromAt);
                Add(StandingProblems.TariffUnreadable, meter.Key, "", "", first > valid ? first : valid, until);
            }
        }

        return StandingProblems.Bounded(problems);
    }
}

using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Grains.Metering;

/// <summary>
/// Rates one tenant, meter by meter. Each step is one commit of charges and progress, so that a crash loses nothing and a
/// repeat books nothing. When prices, declarations or usage of rated hours change, they are rated again and the difference
/// is booked.
/// </summary>
[GrainType("dcops.rating")]
internal sealed class RatingGrain(RatingStore store, MeteringCatalog catalog, MeteringMetrics metrics, TimeProvider time)
    : Grain, IRatingGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public async Task<RatingSummary> RateAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = CivilCalendar.HourOf(now);
        var known = await catalog.GetAsync(cancellationToken);
        var facts = await store.ReadAsync(Tenant, cancellationToken);
        var (booked, problems) = (0, 0);
        foreach (var meter in MetersOf(facts, known))
        {
            var (rows, wrong) = await RateAsync(meter, facts, known, until, now, cancellationToken);
            booked += rows;
            problems += wrong;
        }

        var standing = StandingReading.Of(Tenant, facts, known, until);
        await store.FinishAsync(Tenant, until, now, standing, cancellationToken);
        problems += standing.Length;
        metrics.Rated(problems == 0 ? "ok" : "partial");
        return new RatingSummary(until, booked, problems);
    }

    public async Task<ImmutableArray<AccruedCost>> AccruingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await catalog.GetAsync(cancellationToken);
        var facts = await store.ReadAsync(Tenant, cancellationToken);
        var lines = new List<RatedLine>();
        foreach (var meter in MetersOf(facts, known))
        {
            var series = await SeriesAsync(meter, facts, known, cancellationToken);
            var from = facts.Progress.FirstOrDefault(row => row.Meter == meter.Id)?.RatedUntil ?? SeriesReading.StartOf(series);
            if (from is { } start && start < now)
            {
                lines.AddRange((await RateAsync(series, meter, known, start, now, cancellationToken)).Lines);
            }
        }

        return
        [
            .. lines.GroupBy(line => (line.System, line.Sku, line.Currency))
                .Select(group => new AccruedCost(
                    group.Key.System, group.Key.Sku, group.Key.Currency, group.Aggregate(Amount.Zero, (sum, line) => sum + line.Amount))),
        ];
    }

    private static IEnumerable<MeterDefinition> MetersOf(RatingFacts facts, MeteringCatalog.Snapshot known) =>
        facts.Spans.Select(row => row.Meter).Concat(facts.Series.Select(row => row.Meter)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => known.Meters.GetValueOrDefault(id)).OfType<MeterDefinition>();

    private async Task<ImmutableArray<UsageSeries>> SeriesAsync(
        MeterDefinition meter, RatingFacts facts, MeteringCatalog.Snapshot known, CancellationToken cancellationToken) =>
        SeriesReading.Of(Tenant, meter, facts, known.Zones, await store.FirstMeasuredAsync(Tenant, meter, cancellationToken));

    private async Task<(int Booked, int Problems)> RateAsync(
        MeterDefinition meter, RatingFacts facts, MeteringCatalog.Snapshot known, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var series = await SeriesAsync(meter, facts, known, cancellationToken);
        var progress = facts.Progress.FirstOrDefault(row => row.Meter == meter.Id);
        var (booked, problems, version) = (0, 0, progress?.Version ?? 0);
        if (SeriesReading.StartOf(series) is not { } start
            || await BeginAsync(meter, series, facts, known, progress, start, cancellationToken) is not { } from)
        {
            return (0, 0);
        }

        var days = Math.Max(1, MeteringLimits.ChargesPerCommit / Math.Max(1, 2 * series.Length));
        while (from < until)
        {
            var end = CivilCalendar.DayOf(from).AddDays(days);
            end = end < until ? end : until;
            var step = new RatedStep
            {
                Tenant = Tenant,
                Meter = meter.Id,
                From = from,
                Until = end,
                Result = await RateAsync(series, meter, known, from, end, cancellationToken),
                Version = version++,
                Passed = progress?.Passed,
                Basis = SeriesReading.Basis(meter, series, known.Prices, facts, end),
                UsageOffset = facts.Offset,
                RatedAt = now,
            };
            booked += await store.BookAsync(step, cancellationToken);
            problems += step.Result.Problems.Length;
            from = end;
        }

        return (booked, problems);
    }

    // Where rated hours are no longer right, rating begins again at the day that changed.
    private async Task<DateTimeOffset?> BeginAsync(
        MeterDefinition meter, ImmutableArray<UsageSeries> series, RatingFacts facts, MeteringCatalog.Snapshot known,
        RatingProgress? progress, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var first = CivilCalendar.DayOf(start);
        if (progress is null || progress.Basis != SeriesReading.Basis(meter, series, known.Prices, facts, progress.RatedUntil))
        {
            return first;
        }

        var changed = await store.NewSinceAsync(Tenant, meter.Id, progress.UsageOffset, cancellationToken);
        return changed is { } at && at < progress.RatedUntil ? CivilCalendar.DayOf(at) : progress.RatedUntil;
    }

    private async Task<RatingResult> RateAsync(
        ImmutableArray<UsageSeries> series, MeterDefinition meter, MeteringCatalog.Snapshot known, DateTimeOffset from,
        DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await store.MeasurementsAsync(
            Tenant, meter, Rater.StartOf(meter.Id, known.Prices, from), until, cancellationToken);
        var result = Rater.Rate(SeriesReading.With(series, rows), known.Prices, from, until);
        return result with
        {
            Problems = RatingProblems.Joined(result.Problems.Concat(SeriesReading.Misfits(Tenant, meter, rows, from, until))),
        };
    }
}

using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Turns usage into lines: one pure function of the facts and an interval. Rating [a, c) gives the same net lines as
/// rating [a, b) and [b, c), so it does not matter how often it runs.
/// </summary>
public static class Rater
{
    /// <summary>
    /// Rates [<paramref name="from"/>, <paramref name="until"/>) of series that share one tenant and one meter. A meter with
    /// tiers needs all of the tenant's series at once, with their measurements from the start of the month on
    /// (<see cref="StartOf"/>), because what came before decides the tier; any other may be rated series by series.
    /// </summary>
    public static RatingResult Rate(
        ImmutableArray<UsageSeries> group, PriceResolver prices, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(prices);
        if (group.IsDefaultOrEmpty || from >= until)
        {
            return RatingResult.Nothing;
        }

        var meter = group[0].Meter;
        if (!BilledUnits.AreKnown(meter))
        {
            return new RatingResult(
                [], [.. group.Select(series => RatingRun.Problem(series, "metering.meter_not_billable", "", from, until))]);
        }

        var graduated = prices.IsGraduated(meter.Id);
        var run = new RatingRun(prices, from, until);
        var start = StartOf(meter.Id, prices, from);
        var slices = group.SelectMany(series => Slices(series, prices, start, from, until, graduated)
            .Select(slice => (Series: series, Slice: slice)));

        // Tiers are filled hour by hour, and within an hour in the order of ids: the same whatever came in first.
        foreach (var (series, slice) in slices
            .OrderBy(item => CivilCalendar.HourOf(item.Slice.From))
            .ThenBy(item => item.Series.System, StringComparer.Ordinal)
            .ThenBy(item => item.Series.Resource, StringComparer.Ordinal)
            .ThenBy(item => item.Slice.From)
            .ThenBy(item => item.Slice.Quality))
        {
            run.Add(series, slice);
        }

        return run.Finish();
    }

    /// <summary>
    /// From when on measurements are needed to rate from <paramref name="from"/> on: the civil day's start, or the month's
    /// where the meter has tiers.
    /// </summary>
    public static DateTimeOffset StartOf(string meter, PriceResolver prices, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return prices.IsGraduated(meter) ? CivilCalendar.MonthOf(from) : CivilCalendar.DayOf(from);
    }

    private static IEnumerable<UsageSlice> Slices(
        UsageSeries series,
        PriceResolver prices,
        DateTimeOffset start,
        DateTimeOffset from,
        DateTimeOffset until,
        bool hourly)
    {
        var cuts = new List<DateTimeOffset> { from };
        cuts.AddRange(prices.Boundaries(series.Meter.Id, start, until));
        cuts.AddRange(series.Placements.Select(placement => placement.From));
        cuts.AddRange(series.Placements.Where(placement => placement.Until is not null).Select(placement => placement.Until!.Value));
        if (hourly)
        {
            for (var hour = start.AddHours(1); hour < until; hour = hour.AddHours(1))
            {
                cuts.Add(hour);
            }
        }

        return series.Meter.Shape == MeterShape.State
            ? StateSlices.Of(series, start, until, cuts)
            : DeltaSlices.Of(series, start, until, cuts);
    }
}

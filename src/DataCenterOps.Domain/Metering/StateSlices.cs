namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Integrates a state over time. The quantity of a slice is the cumulative quantity of its civil day, rounded to 9
/// decimals, at its end minus the same at its start: so any cut of a day adds up to the day.
/// </summary>
internal static class StateSlices
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(MeteringLimits.SilentHours);

    private sealed record Segment(DateTimeOffset From, DateTimeOffset Until, Int128 Nano, UsageQuality Quality);

    /// <summary>
    /// The slices of [<paramref name="start"/>, <paramref name="until"/>), cut also at <paramref name="cuts"/>.
    /// <paramref name="start"/> is the start of a civil day.
    /// </summary>
    public static IEnumerable<UsageSlice> Of(
        UsageSeries series, DateTimeOffset start, DateTimeOffset until, IEnumerable<DateTimeOffset> cuts)
    {
        var segments = Segments(series, until);
        var points = new SortedSet<DateTimeOffset>(cuts) { start, until };
        points.UnionWith(segments.SelectMany(segment => new[] { segment.From, segment.Until }));
        for (var day = CivilCalendar.NextDay(start); day < until; day = day.AddDays(1))
        {
            points.Add(day);
        }

        var index = 0;
        var (sum, day0) = (Int128.Zero, start);
        DateTimeOffset? previous = null;
        foreach (var point in points.Where(point => point >= start && point <= until))
        {
            if (previous is { } from)
            {
                if (CivilCalendar.DayOf(from) != day0)
                {
                    (sum, day0) = (Int128.Zero, CivilCalendar.DayOf(from));
                }

                while (index < segments.Count && segments[index].Until <= from)
                {
                    index++;
                }

                if (index < segments.Count && segments[index].From <= from)
                {
                    var before = Rounded(sum, series.Meter, from);
                    sum = checked(sum + (segments[index].Nano * Microseconds(point - from)));
                    yield return new UsageSlice(
                        from, point, Quantity.OfNano(Rounded(sum, series.Meter, from) - before), segments[index].Quality);
                }
            }

            previous = point;
        }
    }

    private static Int128 Rounded(Int128 sum, MeterDefinition meter, DateTimeOffset at) =>
        ExactRatio.Round(sum, Microseconds(BilledUnits.LengthOf(meter, at)));

    private static Int128 Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private static List<Segment> Segments(UsageSeries series, DateTimeOffset until)
    {
        var segments = new List<Segment>();
        var end = series.EndsAt is { } ends && ends < until ? ends : until;
        foreach (var span in series.Spans)
        {
            var last = Earliest(span.Until ?? until, series.FirstMeasuredAt ?? until, until);
            Add(segments, span.From, last, span.Quantity, UsageQuality.Declared);
        }

        for (var i = 0; i < series.Measurements.Length; i++)
        {
            var (from, _, quantity, quality) = series.Measurements[i];
            var next = i + 1 < series.Measurements.Length ? series.Measurements[i + 1].From : end;
            next = Earliest(next, end, end);
            var silent = Earliest(from + Silence, next, next);
            Add(segments, from, silent, quantity, quality);
            Add(segments, silent, next, quantity, UsageQuality.Estimated);
        }

        segments.Sort(static (left, right) => left.From.CompareTo(right.From));
        return segments;
    }

    private static void Add(
        List<Segment> segments, DateTimeOffset from, DateTimeOffset until, Quantity quantity, UsageQuality quality)
    {
        if (from < until)
        {
            segments.Add(new Segment(from, until, quantity.Nano, quality));
        }
    }

    private static DateTimeOffset Earliest(DateTimeOffset first, DateTimeOffset second, DateTimeOffset third)
    {
        var earlier = first < second ? first : second;
        return earlier < third ? earlier : third;
    }
}

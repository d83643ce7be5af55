namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Spreads the windows of a delta meter evenly over their hours. Each window's cumulative share is rounded to 9 decimals,
/// so that its parts add up to it exactly.
/// </summary>
internal static class DeltaSlices
{
    /// <summary>
    /// The slices of [<paramref name="start"/>, <paramref name="until"/>), one for each hour and quality, cut also at
    /// <paramref name="cuts"/>. <paramref name="start"/> is a full hour.
    /// </summary>
    public static IEnumerable<UsageSlice> Of(
        UsageSeries series, DateTimeOffset start, DateTimeOffset until, IEnumerable<DateTimeOffset> cuts)
    {
        var points = new SortedSet<DateTimeOffset>(cuts.Where(cut => cut > start && cut < until)) { start, until };
        for (var hour = CivilCalendar.HourOf(start).AddHours(1); hour < until; hour = hour.AddHours(1))
        {
            points.Add(hour);
        }

        var edges = points.ToArray();
        var sums = new SortedDictionary<(int Edge, UsageQuality Quality), Int128>();
        foreach (var window in Windows(series))
        {
            Spread(window, edges, sums);
        }

        foreach (var ((edge, quality), nano) in sums)
        {
            yield return new UsageSlice(edges[edge], edges[edge + 1], Quantity.OfNano(nano), quality);
        }
    }

    // A declared quantity of a delta meter has no meaning as a window: only measurements count.
    private static IEnumerable<Measurement> Windows(UsageSeries series) =>
        series.Measurements.Where(measurement => measurement.Until is not null);

    private static void Spread(
        Measurement window, DateTimeOffset[] edges, SortedDictionary<(int Edge, UsageQuality Quality), Int128> sums)
    {
        var at = Array.BinarySearch(edges, window.From);
        for (var i = Math.Max(at >= 0 ? at : ~at - 1, 0); i < edges.Length - 1 && edges[i] < window.Until; i++)
        {
            var share = ShareAt(window, edges[i + 1]) - ShareAt(window, edges[i]);
            if (share != 0)
            {
                sums[(i, window.Quality)] = sums.GetValueOrDefault((i, window.Quality)) + share;
            }
        }
    }

    private static Int128 ShareAt(Measurement window, DateTimeOffset at)
    {
        if (at <= window.From)
        {
            return 0;
        }

        return at >= window.Until!.Value
            ? window.Quantity.Nano
            : ExactRatio.Round(
                window.Quantity.Nano * (at - window.From).Ticks, (window.Until.Value - window.From).Ticks);
    }
}

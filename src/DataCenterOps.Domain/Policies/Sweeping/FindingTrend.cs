using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>Adds up what sweeps counted, shard by shard, to a sum for each day.</summary>
public static class FindingTrend
{
    /// <summary>
    /// The sums of the days from <paramref name="from"/> to <paramref name="until"/>. A shard without a sweep on a day counts as
    /// on the day before: what nobody has looked at has not gone away.
    /// </summary>
    /// <param name="counted">What was open in a shard after its last sweep of a day; a day before <paramref name="from"/> is where it begins.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    /// <returns>By day; those before the first sweep of all are left out.</returns>
    public static ImmutableArray<OpenOnDay> Of(
        IEnumerable<(string Shard, OpenOnDay Open)> counted, DateOnly from, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(counted);
        var byDay = counted.OrderBy(one => one.Open.Day).ToArray();
        var latest = new Dictionary<string, OpenOnDay>(StringComparer.Ordinal);
        var days = ImmutableArray.CreateBuilder<OpenOnDay>();
        var next = 0;
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            for (; next < byDay.Length && byDay[next].Open.Day <= day; next++)
            {
                latest[byDay[next].Shard] = byDay[next].Open;
            }

            if (latest.Count > 0)
            {
                days.Add(latest.Values.Aggregate(new OpenOnDay(day, 0, 0, 0, 0), static (sum, one) => sum.With(one)));
            }
        }

        return days.ToImmutable();
    }
}

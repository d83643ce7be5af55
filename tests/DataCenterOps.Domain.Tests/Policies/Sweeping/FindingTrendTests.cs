using DataCenterOps.Domain.Policies.Sweeping;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Sweeping;

public sealed class FindingTrendTests
{
    private static readonly DateOnly First = new(2026, 11, 1);

    [Fact]
    public void A_shard_that_nobody_swept_on_a_day_counts_as_on_the_day_before()
    {
        var trend = FindingTrend.Of(
            [("a", Open(0, 2)), ("b", Open(1, 5)), ("a", Open(3, 1))], First, First.AddDays(3));
        Assert.Equal([2, 7, 7, 6], trend.Select(day => day.Sum));
        Assert.Equal([0, 1, 2, 3], trend.Select(day => day.Day.DayNumber - First.DayNumber));
    }

    [Fact]
    public void What_was_counted_before_the_first_day_is_where_it_begins_and_days_before_all_sweeps_are_left_out()
    {
        Assert.Equal([3, 3], FindingTrend.Of([("a", Open(-5, 3))], First, First.AddDays(1)).Select(day => day.Sum));
        Assert.Equal([First.AddDays(2)], FindingTrend.Of([("a", Open(2, 3))], First, First.AddDays(2)).Select(day => day.Day));
        Assert.Empty(FindingTrend.Of([], First, First.AddDays(9)));
    }

    private static OpenOnDay Open(int day, long high) => new(First.AddDays(day), 0, high, 0, 0);
}

using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class CivilCalendarTests
{
    [Fact]
    public void October_2026_begins_and_ends_an_hour_before_midnight_utc()
    {
        var within = new DateTimeOffset(2026, 10, 15, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-09-30T23:00:00Z", Rfc3339.Format(CivilCalendar.MonthOf(within)));
        Assert.Equal("2026-10-31T23:00:00Z", Rfc3339.Format(CivilCalendar.NextMonth(within)));
    }

    [Fact]
    public void The_last_hour_of_a_utc_day_belongs_to_the_next_civil_day()
    {
        var late = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2027, 1, 1), CivilCalendar.Date(late));
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), CivilCalendar.MonthOf(late));
    }

    [Fact]
    public void The_offset_is_that_of_the_time_zone_database()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Algiers");
        for (var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2032; at = at.AddDays(1))
        {
            Assert.Equal(CivilCalendar.Offset, zone.GetUtcOffset(at));
        }
    }

    [Theory]
    [InlineData("2026-11-03T22:59:59Z", "2026-09-30T23:00:00Z")]
    [InlineData("2026-11-03T23:00:00Z", "2026-10-31T23:00:00Z")]
    public void A_month_stays_open_for_the_grace(string now, string openFrom)
    {
        Assert.True(Rfc3339.TryParse(now, out var at));

        Assert.Equal(openFrom, Rfc3339.Format(CivilCalendar.OpenFrom(at)));
    }
}

using CsCheck;
using DataCenterOps.Domain.Access.Approvals;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

public sealed class WorkingCalendarTests
{
    [Theory]
    // Sunday morning: Monday and Tuesday are counted, and Tuesday ends at 23:00 UTC.
    [InlineData("2026-11-22T08:00:00Z", "2026-11-24T23:00:00Z")]
    // Wednesday: Thursday is the first day, Friday and Saturday are none, Sunday is the second.
    [InlineData("2026-11-25T09:00:00Z", "2026-11-29T23:00:00Z")]
    // Wednesday 23:30 in UTC is Thursday in Algiers.
    [InlineData("2026-11-25T23:30:00Z", "2026-11-30T23:00:00Z")]
    // Asked on Friday: Sunday and Monday.
    [InlineData("2026-11-27T12:00:00Z", "2026-11-30T23:00:00Z")]
    public void Two_working_days_end_with_the_end_of_the_second(string asked, string ends) =>
        Assert.Equal(DateTimeOffset.Parse(ends, null), Calendars.Algiers().EndOfTerm(DateTimeOffset.Parse(asked, null), 2));

    [Fact]
    public void A_holiday_is_not_counted()
    {
        // 1 November is the day of the revolution, in 2026 a Sunday.
        var calendar = Calendars.Algiers(new DateOnly(2026, 11, 1));

        Assert.Equal(
            new DateTimeOffset(2026, 11, 3, 23, 0, 0, TimeSpan.Zero),
            calendar.EndOfTerm(new DateTimeOffset(2026, 10, 31, 10, 0, 0, TimeSpan.Zero), 2));
    }

    [Fact]
    public void A_day_that_begins_at_one_o_clock_ends_the_term_then()
    {
        // Cairo puts its clocks forward at midnight of 24 April 2026: the day begins at 01:00, which is 22:00 UTC.
        var calendar = Calendars.Of("Africa/Cairo", [DayOfWeek.Saturday, DayOfWeek.Sunday], []);

        Assert.Equal(
            new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero),
            calendar.EndOfTerm(new DateTimeOffset(2026, 4, 22, 10, 0, 0, TimeSpan.Zero), 1));
    }

    [Fact]
    public void A_term_is_as_long_as_its_working_days() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[1, 10], Gen.Int[0, 60].List[0, 20]).Sample((hours, days, free) =>
        {
            var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
            var calendar = Calendars.Algiers([.. free.Select(day => DateOnly.FromDateTime(from.UtcDateTime).AddDays(day)).Distinct()]);

            var last = DateOnly.FromDateTime(calendar.EndOfTerm(from, days).AddHours(1).UtcDateTime).AddDays(-1);

            var counted = 0;
            for (var day = DateOnly.FromDateTime(from.AddHours(1).UtcDateTime).AddDays(1); day <= last; day = day.AddDays(1))
            {
                counted += calendar.IsWorkingDay(day) ? 1 : 0;
            }

            return counted == days && calendar.IsWorkingDay(last);
        });

    [Fact]
    public void A_calendar_without_a_working_day_or_with_an_unknown_zone_is_refused_for_both_reasons()
    {
        Assert.False(WorkingCalendar.TryCreate("Africa/Atlantis", Enum.GetValues<DayOfWeek>(), [], out _, out var problems));

        Assert.Equal(2, problems.Length);
    }
}

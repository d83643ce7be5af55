using DataCenterOps.Domain.Access.Approvals;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

/// <summary>Calendars of the tests.</summary>
internal static class Calendars
{
    public static WorkingCalendar Algiers(params DateOnly[] holidays) => Of("Africa/Algiers", [DayOfWeek.Friday, DayOfWeek.Saturday], holidays);

    public static WorkingCalendar Of(string zone, DayOfWeek[] weekend, DateOnly[] holidays)
    {
        Assert.True(WorkingCalendar.TryCreate(zone, weekend, holidays, out var calendar, out _));
        return calendar;
    }
}

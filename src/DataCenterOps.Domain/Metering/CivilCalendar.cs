namespace DataCenterOps.Domain.Metering;

/// <summary>
/// Civil hours, days and months of <c>Africa/Algiers</c>, as instants in UTC. Algeria is at UTC+1 all year; a test
/// compares the offset with the time-zone database, so that a change of the law is noticed.
/// </summary>
public static class CivilCalendar
{
    /// <summary>Ahead of UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(1);

    /// <summary>The start of the hour that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>The start of the civil day that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset at) => Start(Date(at));

    /// <summary>The start of the civil day after the one that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset at) => DayOf(at).AddDays(1);

    /// <summary>The start of the civil month that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset at)
    {
        var date = Date(at);
        return Start(new DateOnly(date.Year, date.Month, 1));
    }

    /// <summary>The start of the civil month after the one that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset NextMonth(DateTimeOffset at)
    {
        var date = Date(at);
        return Start(new DateOnly(date.Year, date.Month, 1).AddMonths(1));
    }

    /// <summary>The civil date of <paramref name="at"/>.</summary>
    public static DateOnly Date(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The first moment of <paramref name="date"/>.</summary>
    public static DateTimeOffset Start(DateOnly date) =>
        new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>
    /// The first moment whose usage is not late at <paramref name="now"/>: the start of the oldest civil month that has
    /// not ended, or ended less than the grace ago.
    /// </summary>
    public static DateTimeOffset OpenFrom(DateTimeOffset now) => MonthOf(now.AddHours(-MeteringLimits.GraceHours));
}

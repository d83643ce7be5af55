namespace DataCenterOps.Domain.Metering;

/// <summary>Into which billing period a line goes.</summary>
public static class Bookings
{
    /// <summary>
    /// The start of the civil month that <paramref name="line"/> is billed in when it is booked at <paramref name="now"/>:
    /// its own while that is open, otherwise the oldest open one, as a correction. A month closes when its grace is over
    /// and it has been rated to its end: what was never rated is no correction of anything.
    /// </summary>
    /// <param name="line">What is booked.</param>
    /// <param name="ratedUntil">How far the usage had been rated before; absent the first time.</param>
    /// <param name="now">When it is booked.</param>
    public static (DateTimeOffset Month, bool IsCorrection) Of(RatedLine line, DateTimeOffset? ratedUntil, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        var month = CivilCalendar.MonthOf(line.From);
        var open = CivilCalendar.OpenFrom(now);
        return month < open && CivilCalendar.NextMonth(month) <= ratedUntil ? (open, true) : (month, false);
    }
}

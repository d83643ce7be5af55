using System.Globalization;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>The names of days and months in tables of sums, civil in Algeria; in order when compared.</summary>
public static class CostPeriods
{
    private const string DayForm = "yyyy-MM-dd";
    private const string MonthForm = "yyyy-MM";

    /// <summary>The civil day that holds <paramref name="at"/>, as in <c>2026-10-03</c>.</summary>
    public static string DayOf(DateTimeOffset at) => Day(CivilCalendar.Date(at));

    /// <summary>The civil month that holds <paramref name="at"/>, as in <c>2026-10</c>.</summary>
    public static string MonthOf(DateTimeOffset at) => Month(CivilCalendar.Date(at));

    /// <summary>The name of a day.</summary>
    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>The name of the month of a day.</summary>
    public static string Month(DateOnly day) => day.ToString(MonthForm, CultureInfo.InvariantCulture);

    internal static DateOnly ReadDay(string day) => DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture);
}

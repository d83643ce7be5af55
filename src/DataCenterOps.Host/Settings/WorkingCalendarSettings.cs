using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Host;

/// <summary>
/// Reads by which days terms are counted: <c>Calendar:Zone</c>, <c>Calendar:Weekend</c> and <c>Calendar:Holidays</c>, the
/// latter two with commas. What is not said is Algeria's.
/// </summary>
internal static class WorkingCalendarSettings
{
    public static WorkingCalendar Read(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var found = new List<string>();
        var weekend = Parts(configuration["Calendar:Weekend"]) is { } days ? [.. days.Select(day => Day(day, found))]
            : WorkingCalendar.Algeria.Weekend.ToArray();
        var holidays = (Parts(configuration["Calendar:Holidays"]) ?? []).Select(date => Date(date, found)).ToArray();
        var isOne = WorkingCalendar.TryCreate(
            configuration["Calendar:Zone"] ?? WorkingCalendar.Algeria.Zone, weekend, holidays, out var calendar, out var problems);
        errors.AddRange(found.Concat(problems.Select(problem => $"`Calendar`: {problem}")));
        return isOne ? calendar! : WorkingCalendar.Algeria;
    }

    private static string[]? Parts(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DayOfWeek Day(string text, List<string> errors)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (string.Equals(day.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        errors.Add($"`Calendar:Weekend`: `{text}` is no day of the week such as `friday`");
        return default;
    }

    private static DateOnly Date(string text, List<string> errors)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add($"`Calendar:Holidays`: `{text}` is no date such as `2026-11-01`");
        }

        return date;
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>
/// Which days people work, where. A term of days does not count the day on which it begins and ends with the end of its
/// last day, as terms of law do.
/// </summary>
public sealed record WorkingCalendar
{
    private readonly TimeZoneInfo _zone;

    private WorkingCalendar(TimeZoneInfo zone, ImmutableHashSet<DayOfWeek> weekend, ImmutableHashSet<DateOnly> holidays) =>
        (_zone, Weekend, Holidays) = (zone, weekend, holidays);

    /// <summary>Algeria's: the weekend is Friday and Saturday; without holidays, which are data.</summary>
    public static WorkingCalendar Algeria { get; } = new(
        TimeZoneInfo.FindSystemTimeZoneById("Africa/Algiers"), [DayOfWeek.Friday, DayOfWeek.Saturday], []);

    /// <summary>The zone's name in the time-zone database, as in <c>Africa/Algiers</c>.</summary>
    public string Zone => _zone.Id;

    /// <summary>The days of the week without work.</summary>
    public ImmutableHashSet<DayOfWeek> Weekend { get; }

    /// <summary>Days without work beside the weekend.</summary>
    public ImmutableHashSet<DateOnly> Holidays { get; }

    /// <summary>Reads a calendar that came from a configuration: every problem at once.</summary>
    /// <param name="zone">A name of the time-zone database.</param>
    /// <param name="weekend">At most six days of the week.</param>
    /// <param name="holidays">At most <see cref="ApprovalLimits.Holidays"/> dates.</param>
    /// <param name="calendar">The calendar when there is no problem.</param>
    /// <param name="problems">One sentence each.</param>
    public static bool TryCreate(
        string zone,
        IReadOnlyCollection<DayOfWeek> weekend,
        IReadOnlyCollection<DateOnly> holidays,
        [NotNullWhen(true)] out WorkingCalendar? calendar,
        out ImmutableArray<string> problems)
    {
        ArgumentNullException.ThrowIfNull(weekend);
        ArgumentNullException.ThrowIfNull(holidays);
        var found = ImmutableArray.CreateBuilder<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
        {
            found.Add($"`{zone}` is no zone of the time-zone database");
        }

        var free = weekend.ToImmutableHashSet();
        if (free.Count > 6)
        {
            found.Add("a week has at least one working day");
        }

        if (holidays.Count > ApprovalLimits.Holidays)
        {
            found.Add($"{holidays.Count} holidays are listed, at most {ApprovalLimits.Holidays} are read");
        }

        problems = found.ToImmutable();
        calendar = problems.IsEmpty ? new WorkingCalendar(known!, free, [.. holidays]) : null;
        return calendar is not null;
    }

    /// <summary>Whether people work on <paramref name="date"/>.</summary>
    public bool IsWorkingDay(DateOnly date) => !Weekend.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    /// <summary>The end of the <paramref name="days"/>th working day after the civil day that holds <paramref name="from"/>.</summary>
    public DateTimeOffset EndOfTerm(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, _zone).DateTime);
        // Ends: a week has a working day, and the holidays are counted.
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return StartOf(date.AddDays(1));
    }

    private DateTimeOffset StartOf(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        // Where clocks are put forward at midnight the day begins an hour later.
        while (_zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

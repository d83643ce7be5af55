using System.Globalization;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// A moment in the past as people write it. A bare date means its end: the last microsecond of that day in UTC, so that everything
/// that was recorded on that day is seen. A time without an offset is in UTC, too.
/// </summary>
public static class PastDate
{
    /// <summary>The name under which a request carries it.</summary>
    public const string Parameter = "asOf";

    /// <summary>Characters of the longest text that is read: a time with seven digits and an offset has 33.</summary>
    private const int TextLength = 40;

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>That the text is no date.</summary>
    public static Reason Unreadable { get; } = new(
        "asof.invalid", $"`{Parameter}` is a date as in 2026-10-01, which means its end in UTC, or a time as in 2026-10-01T12:00:00Z");

    /// <summary>That the moment has not come.</summary>
    public static Reason Future { get; } = new(
        "asof.future", "that moment has not come: a date means the end of its day in UTC, so name a day that is over, or a time");

    /// <summary>That nothing was recorded then.</summary>
    public static Reason Before { get; } = new("asof.before", "the ledger holds nothing that was sealed by then");

    /// <summary>Reads <paramref name="text"/> and judges it at <paramref name="now"/>.</summary>
    /// <param name="text">From outside.</param>
    /// <param name="now">The clock.</param>
    /// <param name="at">The moment, in UTC.</param>
    /// <returns>Why it is refused; nothing when it is not.</returns>
    public static Reason? Read(string? text, DateTimeOffset now, out DateTimeOffset at)
    {
        at = default;
        if (text is null || text.Length > TextLength || !TryParse(text, out at))
        {
            return Unreadable;
        }

        return at > now ? Future : null;
    }

    /// <summary>The end of a day, in UTC: what a bare date means.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static bool TryParse(string text, out DateTimeOffset at)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            at = EndOf(day);
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
    }
}

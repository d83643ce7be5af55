using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataCenterOps.Domain.Metering;

/// <summary>Times as RFC 3339 writes them, kept in UTC to the microsecond.</summary>
public static class Rfc3339
{
    private const int FractionDigits = 9;

    /// <summary>Microseconds since 1970-01-01T00:00:00Z, as tables hold a time.</summary>
    public static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;

    /// <summary>The time that so many microseconds since 1970-01-01T00:00:00Z are.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * 10), TimeSpan.Zero);

    /// <summary>The shortest text in UTC, as in <c>2026-10-03T08:00:00Z</c>; a fraction only when there is one.</summary>
    public static string Format(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads date, <c>T</c>, time, an optional fraction of up to 9 digits and an offset that must be there: <c>Z</c> or
    /// <c>±hh:mm</c>. What is finer than a microsecond is cut off. Leap seconds are refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset at)
    {
        at = default;
        if (text is not { Length: >= 20 and <= 35 } || !HasShape(text))
        {
            return false;
        }

        var zone = text.AsSpan(19).IndexOfAny("Zz+-") + 19;
        if (zone < 19 || !TryFraction(text.AsSpan(19, zone - 19), out var ticks) || !TryOffset(text.AsSpan(zone), out var offset))
        {
            return false;
        }

        if (!DateTime.TryParseExact(
                text.AsSpan(0, 10).ToString() + 'T' + text[11..19],
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local))
        {
            return false;
        }

        var utc = local.Ticks + ticks - offset.Ticks;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        at = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool HasShape(string text) =>
        text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' && text[13] == ':' && text[16] == ':';

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        var digits = text[1..];
        if (text[0] != '.' || digits.Length is 0 or > FractionDigits || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        for (var i = 0; i < 6; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        ticks *= 10;
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[3] != ':' || text[0] is not ('+' or '-')
            || text[1..3].ContainsAnyExceptInRange('0', '9') || text[4..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var hours = ((text[1] - '0') * 10) + text[2] - '0';
        var minutes = ((text[4] - '0') * 10) + text[5] - '0';
        offset = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return hours < 24 && minutes < 60;
    }
}

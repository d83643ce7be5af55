using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>Times as estate documents write them.</summary>
public static class EstateTime
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    // Beyond these a slip of the pen is likelier than a date, and sums of dates stay far from what .NET can hold.
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    // No daylight saving since 1981. Dates before it are read with the same offset: nobody bills or judges by them.
    private static readonly TimeSpan Algiers = TimeSpan.FromHours(1);

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK",
    ];

    /// <summary>
    /// Reads an instant: RFC 3339 with an offset, to the microsecond, or a date, which is its start in Africa/Algiers.
    /// An end such as <c>validUntil</c> is the first moment without, so a date there excludes that day.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length == 10)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || date.Year is < FirstYear or > LastYear)
            {
                return false;
            }

            instant = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Algiers).ToUniversalTime();
            return true;
        }

        // Without an offset it would be read as the local time of whatever machine reads it.
        if (text.Length is < 20 or > 35 || !(text[^1] is 'Z' or 'z' || text[^6] is '+' or '-'))
        {
            return false;
        }

        return DateTimeOffset.TryParseExact(
                text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant)
            && instant.Year is >= FirstYear and <= LastYear;
    }

    /// <summary>Reads a time relative to now: <c>now-20d</c>, <c>now+300d</c>, <c>now-2h</c>.</summary>
    public static bool TryParseRelative(string text, out TimeSpan offset)
    {
        offset = default;
        if (!IsRelative(text) || text[3] is not ('+' or '-') || !EstateDuration.TryParse(text[4..], out var length))
        {
            return false;
        }

        offset = text[3] == '-' ? -length : length;
        return true;
    }

    /// <summary>Whether <paramref name="text"/> is meant to be relative to now.</summary>
    public static bool IsRelative(string text) => text.Length >= 6 && text.StartsWith("now", StringComparison.Ordinal);

    /// <summary>The one form in which instants are stored: RFC 3339 in UTC, with as many decimals as it needs.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not an instant.</exception>
    public static DateTimeOffset Read(string text) =>
        TryParse(text, out var instant) ? instant : throw new FormatException($"`{text}` is not an instant");
}

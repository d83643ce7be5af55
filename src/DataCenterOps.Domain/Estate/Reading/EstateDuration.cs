using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>Lengths of time as estate documents write them: <c>30s</c>, <c>5m</c>, <c>24h</c>, <c>90d</c>.</summary>
public static class EstateDuration
{
    /// <summary>A hundred years: longer than anything that is declared.</summary>
    public const int MaxDays = 36_525;

    /// <summary>Reads a length: a whole number above zero without leading zeros, and its unit.</summary>
    public static bool TryParse(string text, out TimeSpan length)
    {
        length = default;
        if (text.Length is < 2 or > 10 || text[0] is < '1' or > '9'
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var seconds = text[^1] switch
        {
            's' => 1L,
            'm' => 60L,
            'h' => 3_600L,
            'd' => 86_400L,
            _ => 0L,
        };
        if (seconds == 0 || count > MaxDays * 86_400L / seconds)
        {
            return false;
        }

        length = TimeSpan.FromSeconds(count * seconds);
        return true;
    }

    /// <summary>Reads what was accepted before.</summary>
    /// <exception cref="FormatException">The text is not a length of time.</exception>
    public static TimeSpan Read(string text) =>
        TryParse(text, out var length) ? length : throw new FormatException($"`{text}` is not a length of time");
}

using System.Globalization;
using System.Numerics;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>The texts of times that the random expressions hold: instants in UTC, spans of one unit.</summary>
internal static class ReferenceTimes
{
    /// <summary>Whether a text is one of those that the random expressions write down; a text that they compute is any.</summary>
    public static bool IsOurs(string text) =>
        (text.Length >= 20 && text[^1] == 'Z' && text[10] == 'T') || (text.Length > 1 && char.IsAsciiDigit(text[^2]) && text[^1] is 's' or 'm' or 'h') || text.EndsWith("ns", StringComparison.Ordinal);

    public static ReferenceTime Instant(string text)
    {
        var date = DateTime.ParseExact(text[..19], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = text[19..].TrimStart('.').TrimEnd('Z').PadRight(9, '0');
        return new ReferenceTime(
            (new BigInteger((date - DateTime.UnixEpoch).Ticks) * 100) + BigInteger.Parse(fraction, CultureInfo.InvariantCulture));
    }

    public static ReferenceSpan Span(string text)
    {
        var number = decimal.Parse(text.TrimEnd('n', 's', 'm', 'h'), CultureInfo.InvariantCulture);
        var unit = text.EndsWith("ns", StringComparison.Ordinal) ? 1
            : text[^1] == 'h' ? 3_600_000_000_000
            : text[^1] == 'm' ? 60_000_000_000
            : 1_000_000_000;
        return new ReferenceSpan(new BigInteger(number * unit));
    }
}

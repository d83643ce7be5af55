using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>Decimals as estate documents write them: digits and a point, read from their text, never through <c>double</c>.</summary>
public static class EstateDecimal
{
    // 28 digits fit a decimal whatever they are; more could be rounded in silence.
    private const int MaxDigits = 28;

    /// <summary>Reads a decimal without exponent, sign <c>+</c>, leading zeros or a bare point.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        return whole.Length is > 0 and <= MaxDigits
            && (point < 0 || fraction.Length > 0)
            && whole.Length + fraction.Length <= MaxDigits
            && (whole.Length == 1 || whole[0] != '0')
            && whole.IndexOfAnyExceptInRange('0', '9') < 0
            && fraction.IndexOfAnyExceptInRange('0', '9') < 0
            && decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Places after the point that <paramref name="value"/> needs.</summary>
    public static int Decimals(decimal value) => Trim(value).Scale;

    /// <summary>The one form in which decimals are stored: no trailing zeros, no exponent, no <c>-0</c>.</summary>
    public static string Write(decimal value)
    {
        var trimmed = Trim(value);
        return trimmed == 0 ? "0" : trimmed.ToString(CultureInfo.InvariantCulture);
    }

    // Dividing by one with the largest scale drops trailing zeros and nothing else.
    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}

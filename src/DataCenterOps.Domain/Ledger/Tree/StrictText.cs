using System.Buffers;
using System.Globalization;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Numbers and bytes as text that has one form only: two texts that mean the same would be two notes.</summary>
internal static class StrictText
{
    /// <summary>Digits without a sign, a space or a leading zero; at most <paramref name="most"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, long most, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= 19
            && !text.ContainsAnyExceptInRange('0', '9')
            && (text.Length == 1 || text[0] != '0')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= most;
    }

    /// <summary>Standard base64 with its padding, no spaces, and the unused bits zero.</summary>
    public static bool TryBase64(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length % 4 != 0 || text.ContainsAny(Spaces) || !Convert.TryFromBase64Chars(text, bytes, out written))
        {
            return false;
        }

        // The decoder overlooks bits behind the last byte.
        var again = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return Convert.TryToBase64Chars(bytes[..written], again, out var length) && text.SequenceEqual(again.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(again);
        }
    }

    /// <summary>The bytes of a base64 of any length, or nothing.</summary>
    public static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return TryBase64(text, bytes, out var written) ? bytes[..written] : null;
    }

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");
}

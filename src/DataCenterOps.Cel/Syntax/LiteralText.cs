using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DataCenterOps.Cel;

/// <summary>What stands between the quotes of a text or bytes literal.</summary>
internal static class LiteralText
{
    public static bool TryDecode(
        string inner, bool raw, bool bytes, out CelValue value, out string message, out int at)
    {
        message = "";
        at = 0;
        value = default;
        if (raw || !inner.Contains('\\', StringComparison.Ordinal))
        {
            if (!IsWellFormed(inner, out at))
            {
                message = "the text holds half a surrogate pair";
                return false;
            }

            value = bytes
                ? CelValue.FromBytes(ImmutableArray.Create(Encoding.UTF8.GetBytes(inner)))
                : CelValue.FromString(inner);
            return true;
        }

        var text = new StringBuilder(inner.Length);
        var octets = ImmutableArray.CreateBuilder<byte>();
        Span<byte> utf8 = stackalloc byte[4];
        while (at < inner.Length)
        {
            int code;
            bool isByte;
            if (inner[at] == '\\')
            {
                if (!TryEscape(inner, ref at, bytes, out code, out isByte, out message))
                {
                    return false;
                }
            }
            else if (Rune.TryGetRuneAt(inner, at, out var rune))
            {
                (code, isByte) = (rune.Value, false);
                at += rune.Utf16SequenceLength;
            }
            else
            {
                message = "the text holds half a surrogate pair";
                return false;
            }

            if (bytes && isByte)
            {
                octets.Add((byte)code);
            }
            else if (bytes)
            {
                octets.AddRange(utf8[..new Rune(code).EncodeToUtf8(utf8)]);
            }
            else
            {
                text.Append(new Rune(code).ToString());
            }
        }

        value = bytes ? CelValue.FromBytes(octets.ToImmutable()) : CelValue.FromString(text.ToString());
        return true;
    }

    private static bool IsWellFormed(string text, out int at)
    {
        for (at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(char.IsSurrogatePair(text, at) && at++ >= 0))
            {
                return false;
            }
        }

        at = 0;
        return true;
    }

    private static bool TryEscape(
        string inner, ref int at, bool bytes, out int code, out bool isByte, out string message)
    {
        var c = at + 1 < inner.Length ? inner[at + 1] : '\0';
        isByte = false;
        message = "";
        code = c switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '\'' or '"' or '`' or '?' => c,
            _ => -1,
        };
        if (code >= 0)
        {
            at += 2;
            return true;
        }

        var (digits, skip, radix) = c switch
        {
            'x' or 'X' => (2, 2, 16),
            'u' when !bytes => (4, 2, 16),
            'U' when !bytes => (8, 2, 16),
            >= '0' and <= '3' => (3, 1, 8),
            _ => (0, 0, 0),
        };
        if (digits == 0 || at + skip + digits > inner.Length
            || !TryNumber(inner.AsSpan(at + skip, digits), radix, out code) || !(code <= 0x10FFFF && Rune.IsValid(code)))
        {
            message = $"`\\{(c == '\0' ? "" : c)}` begins no escape that is allowed here";
            return false;
        }

        // In bytes these two forms are one octet, in text one code point.
        isByte = bytes;
        at += skip + digits;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int radix, out int value)
    {
        if (radix == 16)
        {
            return int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        }

        value = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '7')
            {
                return false;
            }

            value = (value * 8) + (c - '0');
        }

        return true;
    }
}

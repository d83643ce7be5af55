using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// JSON in the one form that can be hashed: RFC 8785, restricted as the ledger asks: no floating point, integers within
/// ±(2^53 − 1), decimals as strings. Members are ordered by UTF-16 code units.
/// </summary>
public static class CanonicalJson
{
    private const long LargestInteger = (1L << 53) - 1;

    /// <summary>Writes <paramref name="element"/> in canonical form.</summary>
    /// <exception cref="FormatException">A number is not an integer within bounds, or a member stands twice.</exception>
    public static byte[] Write(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, element);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes <paramref name="node"/> in canonical form.</summary>
    /// <exception cref="FormatException">A number is not an integer within bounds, or a member stands twice.</exception>
    public static byte[] Write(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return Write(document.RootElement);
    }

    /// <summary>SHA-256 of <paramref name="canonical"/> in lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    private static void Write(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(buffer, element);
                break;
            case JsonValueKind.Array:
                buffer.Write("["u8);
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!first)
                    {
                        buffer.Write(","u8);
                    }

                    first = false;
                    Write(buffer, item);
                }

                buffer.Write("]"u8);
                break;
            case JsonValueKind.String:
                WriteText(buffer, JsonMarshal.GetRawUtf8Value(element), element);
                break;
            case JsonValueKind.Number:
                WriteInteger(buffer, element);
                break;
            case JsonValueKind.True:
                buffer.Write("true"u8);
                break;
            case JsonValueKind.False:
                buffer.Write("false"u8);
                break;
            default:
                buffer.Write("null"u8);
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        var members = element.EnumerateObject().ToArray();
        Array.Sort(members, Compare);
        buffer.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                if (Compare(members[i], members[i - 1]) == 0)
                {
                    throw new FormatException($"the member `{members[i].Name}` stands twice");
                }

                buffer.Write(","u8);
            }

            WriteName(buffer, members[i]);
            buffer.Write(":"u8);
            Write(buffer, members[i].Value);
        }

        buffer.Write("}"u8);
    }

    // Names without escapes and beyond ASCII are ordered by their bytes as they are by their UTF-16 code units.
    private static int Compare(JsonProperty left, JsonProperty right)
    {
        var one = JsonMarshal.GetRawUtf8PropertyName(left);
        var other = JsonMarshal.GetRawUtf8PropertyName(right);
        return IsPlain(one) && IsPlain(other) ? one.SequenceCompareTo(other) : string.CompareOrdinal(left.Name, right.Name);
    }

    private static void WriteName(ArrayBufferWriter<byte> buffer, JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (!IsPlain(raw))
        {
            WriteString(buffer, member.Name);
            return;
        }

        buffer.Write("\""u8);
        buffer.Write(raw);
        buffer.Write("\""u8);
    }

    // A text that escapes nothing had nothing to escape: it is in the shortest form already, quotes included.
    private static void WriteText(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> raw, JsonElement element)
    {
        if (raw.Contains((byte)'\\') || !Utf8.IsValid(raw))
        {
            WriteString(buffer, element.GetString()!);
            return;
        }

        buffer.Write(raw);
    }

    private static bool IsPlain(ReadOnlySpan<byte> name) => Ascii.IsValid(name) && !name.Contains((byte)'\\');

    private static void WriteInteger(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        if (!element.TryGetInt64(out var value) || value is > LargestInteger or < -LargestInteger)
        {
            throw new FormatException($"`{element.GetRawText()}` is not an integer that every reader can hold: write it as text");
        }

        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        buffer.Write(digits[..written]);
    }

    // RFC 8785 section 3.2.2.2: only what must be escaped is, in the shortest form; all else stays UTF-8.
    internal static void WriteString(ArrayBufferWriter<byte> buffer, string text)
    {
        buffer.Write("\""u8);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= ' ' && c != '"' && c != '\\')
            {
                continue;
            }

            Encoding.UTF8.GetBytes(text.AsSpan(start, i - start), buffer);
            buffer.Write(Escape(c));
            start = i + 1;
        }

        Encoding.UTF8.GetBytes(text.AsSpan(start), buffer);
        buffer.Write("\""u8);
    }

    private static ReadOnlySpan<byte> Escape(char c) => c switch
    {
        '"' => "\\\""u8,
        '\\' => "\\\\"u8,
        '\b' => "\\b"u8,
        '\f' => "\\f"u8,
        '\n' => "\\n"u8,
        '\r' => "\\r"u8,
        '\t' => "\\t"u8,
        _ => Encoding.UTF8.GetBytes($"\\u{(int)c:x4}"),
    };
}

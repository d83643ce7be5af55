using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

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
                WriteString(buffer, element.GetString()!);
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
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        buffer.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                {
                    throw new FormatException($"the member `{members[i].Name}` stands twice");
                }

                buffer.Write(","u8);
            }

            WriteString(buffer, members[i].Name);
            buffer.Write(":"u8);
            Write(buffer, members[i].Value);
        }

        buffer.Write("}"u8);
    }

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

using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// A fact in the one form that is hashed: canonical JSON (RFC 8785) of its columns by name, absent ones left out, and its salt. The hash of a row stands
/// in the proofs of its neighbours, which may be another tenant's; without the salt one could try what it was the hash of.
/// </summary>
public static class FactRow
{
    // What is no number to every reader is written as text: a row that was tampered with gets another hash, and no exception.
    private const long LargestInteger = (1L << 53) - 1;

    /// <summary>The bytes of a row.</summary>
    /// <param name="table">What it is.</param>
    /// <param name="values">The values of <see cref="DigestedTable.Columns"/> as both databases give them: null, text, a whole number or bytes.</param>
    /// <param name="salt">See <see cref="SaltOf"/>.</param>
    /// <exception cref="ArgumentException">There are not as many values as columns, or one is of no such kind.</exception>
    public static byte[] Canonical(DigestedTable table, ReadOnlySpan<object?> values, ReadOnlySpan<byte> salt)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (values.Length != table.Columns.Length)
        {
            throw new ArgumentException($"a row of `{table.Name}` has {table.Columns.Length} values", nameof(values));
        }

        var buffer = new ArrayBufferWriter<byte>(1_024);
        buffer.Write("{"u8);
        var isSalted = false;
        for (var i = 0; i < values.Length; i++)
        {
            var (name, form) = table.Columns[i];
            if (!isSalted && string.CompareOrdinal(name, DigestedTable.Salt) > 0)
            {
                Member(buffer, DigestedTable.Salt, Convert.ToHexStringLower(salt));
                isSalted = true;
            }

            Write(buffer, name, form, values[i]);
        }

        if (!isSalted)
        {
            Member(buffer, DigestedTable.Salt, Convert.ToHexStringLower(salt));
        }

        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether <paramref name="row"/> is canonical JSON: another spelling of the same fact is not what was hashed.</summary>
    public static bool IsCanonical(ReadOnlyMemory<byte> row)
    {
        try
        {
            using var document = JsonDocument.Parse(row);
            return document.RootElement.ValueKind == JsonValueKind.Object && CanonicalJson.Write(document.RootElement).AsSpan().SequenceEqual(row.Span);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The salt of a row: of the series' secret, so that it need not be kept with each row.</summary>
    public static byte[] SaltOf(ReadOnlySpan<byte> secret, long number)
    {
        Span<byte> text = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(text, number);
        return HMACSHA256.HashData(secret, text)[..DigestLimits.SaltBytes];
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string name, FactForm form, object? value)
    {
        switch (form, value)
        {
            case (_, null):
                break;
            case (FactForm.Text, string text):
                Member(buffer, name, text);
                break;
            case (FactForm.Amount, string text):
                Member(buffer, name, Amount(text));
                break;
            case (FactForm.Utf8, byte[] utf8):
                Member(buffer, name, Encoding.UTF8.GetString(utf8));
                break;
            case (FactForm.Number, long or int):
                Number(buffer, name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case (FactForm.Time, long or int):
                Member(buffer, name, Time(Convert.ToInt64(value, CultureInfo.InvariantCulture)));
                break;
            default:
                throw new ArgumentException($"`{name}` holds a {value.GetType().Name}, which is no {form}", nameof(value));
        }
    }

    private static string Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? ExactDecimal.Format(amount)
            : text;

    private static string Time(long microseconds)
    {
        var ticks = (Int128)microseconds * TimeSpan.TicksPerMicrosecond;
        return ticks >= DateTimeOffset.MinValue.Ticks - DateTimeOffset.UnixEpoch.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? Rfc3339.Write(DateTimeOffset.UnixEpoch.AddTicks((long)ticks))
            : microseconds.ToString(CultureInfo.InvariantCulture);
    }

    private static void Number(ArrayBufferWriter<byte> buffer, string name, long value)
    {
        if (value is > LargestInteger or < -LargestInteger)
        {
            Member(buffer, name, value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        Name(buffer, name);
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        buffer.Write(digits[..written]);
    }

    private static void Member(ArrayBufferWriter<byte> buffer, string name, string text)
    {
        Name(buffer, name);
        CanonicalJson.WriteString(buffer, text);
    }

    private static void Name(ArrayBufferWriter<byte> buffer, string name)
    {
        if (buffer.WrittenCount > 1)
        {
            buffer.Write(","u8);
        }

        CanonicalJson.WriteString(buffer, name);
        buffer.Write(":"u8);
    }
}

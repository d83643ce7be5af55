using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// A row as one line of JSON: an array with a value for each column. Numbers are JSON numbers, flags <c>true</c> and <c>false</c>, texts and decimals
/// strings. Bytes that are UTF-8, as entries are, are an array of one string, others a string of base64. What is absent is <c>null</c>.
/// </summary>
public static class BackupRow
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the line with its line feed.</summary>
    /// <param name="into">Where to.</param>
    /// <param name="table">Which columns the values are of.</param>
    /// <param name="values"><see cref="long"/>, <see cref="string"/>, <see cref="byte"/>s, <see cref="bool"/> or nothing, as the columns ask.</param>
    public static void Write(IBufferWriter<byte> into, BackupTable table, ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(table);
        using (var writer = new Utf8JsonWriter(into, Options))
        {
            writer.WriteStartArray();
            foreach (var value in values)
            {
                Write(writer, value);
            }

            writer.WriteEndArray();
        }

        into.Write("\n"u8);
    }

    /// <summary>Reads a line without its line feed; nothing when it is none of this table.</summary>
    public static object?[]? Read(BackupTable table, ReadOnlySpan<byte> line)
    {
        ArgumentNullException.ThrowIfNull(table);
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                return null;
            }

            var values = new object?[table.Columns.Length];
            for (var i = 0; i < values.Length; i++)
            {
                reader.Read();
                if (!TryRead(ref reader, table.Columns[i].Kind, out values[i]))
                {
                    return null;
                }
            }

            return reader.Read() && reader.TokenType == JsonTokenType.EndArray && !reader.Read() ? values : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The one spelling of a decimal: databases keep different numbers of zeros at its end.</summary>
    public static string Shortest(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case byte[] bytes when bytes.Length > 0 && Utf8.IsValid(bytes):
                writer.WriteStartArray();
                writer.WriteStringValue(bytes);
                writer.WriteEndArray();
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            default:
                throw new ArgumentException($"`{value.GetType().Name}` is no value of a row", nameof(value));
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader, BackupColumnKind kind, out object? value)
    {
        value = null;
        switch (reader.TokenType, kind)
        {
            case (JsonTokenType.Null, _):
                return true;
            case (JsonTokenType.Number, BackupColumnKind.Number):
                value = reader.GetInt64();
                return true;
            case (JsonTokenType.True or JsonTokenType.False, BackupColumnKind.Flag):
                value = reader.GetBoolean();
                return true;
            case (JsonTokenType.String, BackupColumnKind.Text):
                value = reader.GetString();
                return true;
            case (JsonTokenType.String, BackupColumnKind.Amount):
                value = reader.GetString();
                return IsDecimal((string)value!);
            case (JsonTokenType.String, BackupColumnKind.Bytes):
                value = reader.GetBytesFromBase64();
                return true;
            case (JsonTokenType.StartArray, BackupColumnKind.Bytes):
                reader.Read();
                value = Encoding.UTF8.GetBytes(reader.GetString()!);
                return reader.Read() && reader.TokenType == JsonTokenType.EndArray;
            default:
                return false;
        }
    }

    private static bool IsDecimal(string text) =>
        text.Length <= 48 && text == Shortest(text)
        && text.AsSpan().TrimStart('-').IndexOfAnyExcept(Digits) < 0 && !text.StartsWith("--", StringComparison.Ordinal)
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

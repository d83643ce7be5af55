using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// Facts as a file of JSON lines (<c>dcops-facts/1</c>). The first says of which table and which time every digest's rows follow; each other one is
/// <c>{"number","row","series"}</c>, the row in the form that was hashed. Rows of one series stand in the order of their numbers. Nothing of it is to be
/// believed before <see cref="FactsCheck"/> has held it against digests.
/// </summary>
public static class FactsFile
{
    /// <summary>Bytes of a line: the largest row with its number and its series.</summary>
    public const int LineBytes = DigestLimits.RowBytes + 512;

    private const string Format = "dcops-facts/1";

    /// <summary>The first line, with its end.</summary>
    /// <param name="table">Of what.</param>
    /// <param name="from">Digests of rows from then on.</param>
    /// <param name="until">Digests of rows up to then.</param>
    public static byte[] Begin(DigestedTable table, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. CanonicalJson.Write(new JsonObject
            {
                ["facts"] = table.Name, ["format"] = Format, ["from"] = Rfc3339.Write(from), ["to"] = Rfc3339.Write(until),
            }),
            (byte)'\n',
        ];
    }

    /// <summary>Writes the line of a row, with its end.</summary>
    public static void Write(IBufferWriter<byte> file, SeriesName series, long number, ReadOnlySpan<byte> row)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"number\":{number},\"row\":")));
        file.Write(row);
        file.Write(Encoding.UTF8.GetBytes($",\"series\":\"{series}\"}}\n"));
    }

    /// <summary>Reads the first line.</summary>
    public static bool TryBegin(
        ReadOnlyMemory<byte> line, [NotNullWhen(true)] out DigestedTable? table, out DateTimeOffset from, out DateTimeOffset until)
    {
        (table, from, until) = (null, default, default);
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.GetProperty("format").ValueEquals(Format) && DigestedTables.TryGet(root.GetProperty("facts").GetString(), out table)
                && root.GetProperty("from").TryGetDateTimeOffset(out from) && root.GetProperty("to").TryGetDateTimeOffset(out until);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Reads the line of a row.</summary>
    public static bool TryRow(ReadOnlyMemory<byte> line, out SeriesName series, out long number, out ReadOnlyMemory<byte> row)
    {
        (series, number, row) = (default, 0, default);
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            row = Encoding.UTF8.GetBytes(root.GetProperty("row").GetRawText());
            return SeriesName.TryParse(root.GetProperty("series").GetString(), out series) && root.GetProperty("number").TryGetInt64(out number) && number > 0;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }
}

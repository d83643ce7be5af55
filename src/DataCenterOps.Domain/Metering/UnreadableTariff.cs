using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>What can still be told of a tariff book with errors: which meters it was to price, and from when on.</summary>
public static class UnreadableTariff
{
    /// <summary>Each meter with the first hour of its prices; the beginning of time where even that cannot be read.</summary>
    public static IEnumerable<(string Meter, DateTimeOffset From)> Read(ReadOnlyMemory<byte> document)
    {
        using var json = JsonDocument.Parse(document);
        if (!json.RootElement.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)
            .Select(row => (Meter: Text(row, "meter"), From: Start(Text(row, "validFrom"))))
            .Where(row => row.Meter.Length > 0)
            .GroupBy(row => row.Meter, StringComparer.Ordinal)
            .Select(meter => (meter.Key, meter.Min(row => row.From)))
            .ToArray();
    }

    private static DateTimeOffset Start(string text) => Rfc3339.TryParse(text, out var at) ? at : DateTimeOffset.MinValue;

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>Reads of documents whose form the schema has already proven.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonElement document, string field) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonElement? Nested(this JsonElement document, string field) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(field, out var value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement document, string field) =>
        document.Nested(field) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement document, string field) =>
        document.Items(field).Select(item => item.GetString()!);

    // Decimals are text in canonical documents; a coordinate needs no more than a double.
    public static double? Degrees(this JsonElement document, string field) =>
        double.TryParse(document.Text(field), System.Globalization.CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}

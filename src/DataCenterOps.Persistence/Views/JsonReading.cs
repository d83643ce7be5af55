using System.Text.Json;

namespace DataCenterOps.Persistence.Views;

/// <summary>Reads members that may be absent.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static string TextOr(this JsonElement element, string member, string otherwise) =>
        element.Text(member) ?? otherwise;

    public static bool Flag(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    public static string? Raw(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetRawText() : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    public static IEnumerable<JsonProperty> Map(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : [];
}

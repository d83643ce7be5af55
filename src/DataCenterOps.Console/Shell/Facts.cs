using System.Text.Json;

namespace DataCenterOps.Console.Shell;

/// <summary>Reads members of declared documents and decisions; what is absent is empty, and nothing throws.</summary>
public static class Facts
{
    public static JsonElement Parse(string? json)
    {
        using var document = JsonDocument.Parse(string.IsNullOrEmpty(json) ? "{}" : json);
        return document.RootElement.Clone();
    }

    public static string Text(this JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : "";

    public static bool Flag(this JsonElement element, string member) => element.Text(member) == "true";

    public static JsonElement Part(this JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value : default;

    public static IEnumerable<JsonElement> List(this JsonElement element, string member) =>
        element.Part(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    /// <summary>A name or sentence in a language, Arabic when that language is absent.</summary>
    public static string In(this JsonElement element, string member, string language)
    {
        var text = element.Part(member);
        return text.Text(language) is { Length: > 0 } found ? found : text.Text("ar");
    }
}

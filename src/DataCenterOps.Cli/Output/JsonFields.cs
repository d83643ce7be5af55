using System.Globalization;
using System.Text.Json;

namespace DataCenterOps.Cli.Output;

/// <summary>Reads fields of answers; what is absent or of another kind reads as nothing, never as an exception.</summary>
internal static class JsonFields
{
    /// <summary>The member <paramref name="name"/>; an undefined element when there is none.</summary>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The text of a member, or null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The whole number of a member, or 0.</summary>
    public static long Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : 0;

    /// <summary>The elements of a list member; none when it is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Whether there is a value at all: neither absent nor null.</summary>
    public static bool IsThere(this JsonElement element) =>
        element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A value on one line: text as it is, lists with commas, objects as <c>name=value</c>.</summary>
    public static string OneLine(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Nested)),
        JsonValueKind.Object => string.Join(' ', element.EnumerateObject().Select(Pair)),
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => element.GetRawText(),
    };

    private static string Pair(JsonProperty property) =>
        string.Create(CultureInfo.InvariantCulture, $"{property.Name}={Nested(property.Value)}");

    private static string Nested(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "[" + element.OneLine() + "]",
        JsonValueKind.Object => "{" + element.OneLine() + "}",
        JsonValueKind.Null => "null",
        _ => element.OneLine(),
    };
}

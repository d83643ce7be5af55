using System.Text.Json;

namespace DataCenterOps.Host;

/// <summary>What a sample page is called.</summary>
/// <param name="Arabic">In Arabic.</param>
/// <param name="French">In French.</param>
/// <param name="English">In English.</param>
internal sealed record SampleName(string Arabic, string French, string English)
{
    /// <summary>Reads a document's <c>name</c>; a language that it lacks shows <paramref name="otherwise"/>.</summary>
    public static SampleName Read(JsonElement name, string otherwise)
    {
        string In(string language) =>
            name.ValueKind == JsonValueKind.Object && name.TryGetProperty(language, out var text) ? text.GetString() ?? otherwise : otherwise;
        return new(In("ar"), In("fr"), In("en"));
    }
}

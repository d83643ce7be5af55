using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>A declared meter: what is measured, and in which units it is counted and priced.</summary>
/// <param name="Id">As in <c>vm_vcpu</c>.</param>
/// <param name="Shape">What its quantities mean.</param>
/// <param name="Unit">The unit of a value, as in <c>Cores</c>.</param>
/// <param name="BilledUnit">The unit of the price, as in <c>Core-Hours</c>.</param>
/// <param name="Aggregation">How values become a quantity: <c>sum</c>, <c>max</c>, <c>last</c>, <c>unique</c> or <c>time-weighted</c>.</param>
public sealed record MeterDefinition(string Id, MeterShape Shape, string Unit, string BilledUnit, string Aggregation)
{
    /// <summary>Whether <paramref name="text"/> has the form of a meter's id: <c>[a-z][a-z0-9_]{1,39}</c>.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: >= 2 and <= 40 }
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Reads the document of a declared meter, which the estate's schema has already found valid.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static MeterDefinition Parse(string id, ReadOnlyMemory<byte> document)
    {
        using var json = JsonDocument.Parse(document);
        var root = json.RootElement;
        var shape = Text(root, "shape") switch
        {
            "state" => MeterShape.State,
            "delta" => MeterShape.Delta,
            var other => throw new FormatException($"the meter `{id}` has the unknown shape `{other}`"),
        };
        return new MeterDefinition(
            id,
            shape,
            Text(root, "unit") ?? throw new FormatException($"the meter `{id}` has no unit"),
            Text(root, "billedUnit") ?? throw new FormatException($"the meter `{id}` has no billed unit"),
            Text(root, "aggregation") ?? (shape == MeterShape.State ? "time-weighted" : "sum"));
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;
using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Estate;

/// <summary>Chooses which fields of listed things become columns: what people look for first, as far as it is there.</summary>
internal static class ListColumns
{
    private const int Most = 9;

    /// <summary>In the order in which they are read; whatever kind has them.</summary>
    private static readonly string[] Preferred =
    [
        "id", "name", "tenant", "subject", "policy", "rule", "severity", "outcome", "kind", "phase", "state", "status",
        "classification", "criticality", "jurisdiction", "national", "from", "to", "meter", "quantity", "amount", "currency", "operation", "roles", "revision",
        "ageSeconds", "reason", "validUntil", "expiresAt", "firstSeen", "lastSeen", "fixedAt", "at", "unit", "version",
    ];

    /// <summary>The columns for <paramref name="items"/>.</summary>
    public static IReadOnlyList<string> For(IReadOnlyCollection<JsonElement> items)
    {
        var present = items
            .Where(item => item.ValueKind == JsonValueKind.Object)
            .SelectMany(item => item.EnumerateObject().Where(field => field.Value.IsThere()).Select(field => field.Name))
            .ToHashSet(StringComparer.Ordinal);
        var chosen = Preferred.Where(present.Contains).Take(Most).ToList();

        // Kinds that have few of these show what else they have, when it fits a cell.
        var others = items
            .Where(item => item.ValueKind == JsonValueKind.Object)
            .SelectMany(item => item.EnumerateObject())
            .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(field => field.Name)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !chosen.Contains(name, StringComparer.Ordinal));
        return chosen.Count >= 4 ? chosen : [.. chosen, .. others.Take(4 - chosen.Count)];
    }

    /// <summary>One cell.</summary>
    public static string Cell(JsonElement item, string column, Language language)
    {
        var value = item.Field(column);
        return column is "name" or "title" ? Languages.Pick(value, language) : value.OneLine();
    }
}

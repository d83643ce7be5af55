using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>
/// Which evidence speaks for the places of a system: what is declared, or the site's own signed word. Neither overwrites the other.
/// </summary>
/// <param name="Placements">Each declared placement by id, with the copy by which its site attests it; absent where none does.</param>
/// <param name="Undeclared">Copies that sites attest and nobody has declared there.</param>
public sealed record PlaceEvidence(
    ImmutableArray<(string Placement, AttestedCopyRow? Witness)> Placements, ImmutableArray<AttestedCopyRow> Undeclared)
{
    /// <summary>The site has attested the copy.</summary>
    public const string Attested = PlaceSources.Attested;

    /// <summary>Somebody has written so, and the site has not said it.</summary>
    public const string DeclaredOnly = PlaceSources.DeclaredOnly;

    /// <summary>Lays what sites attest beside what is declared.</summary>
    /// <param name="system">The system's declared fields.</param>
    /// <param name="copies">What sites attest of it.</param>
    public static PlaceEvidence Of(JsonElement system, IReadOnlyList<AttestedCopyRow> copies)
    {
        ArgumentNullException.ThrowIfNull(copies);
        var placements = system.TryGetProperty("placements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().ToArray()
            : [];
        return new PlaceEvidence(
            [.. placements.Select(placement => (placement.GetProperty("id").GetString()!, copies.FirstOrDefault(copy => IsOf(copy, placement))))],
            [.. copies.Where(copy => !placements.Any(placement => IsOf(copy, placement)))]);
    }

    // As for rules: a site that names no role attests whatever is declared there.
    private static bool IsOf(AttestedCopyRow copy, JsonElement placement) =>
        placement.GetProperty("siteId").ValueEquals(copy.Site)
        && (copy.Role.Length == 0 || placement.GetProperty("role").ValueEquals(copy.Role));
}

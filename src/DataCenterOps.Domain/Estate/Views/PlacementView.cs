using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Where a system, or a copy of it, is declared to lie.</summary>
/// <param name="Id">Unique in its system.</param>
/// <param name="Role"><c>primary replica backup dr cache log analytics</c>; one is primary.</param>
/// <param name="SiteId">The site.</param>
/// <param name="EncryptedAtRest">Whether what lies there is encrypted.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record PlacementView(
    string Id, string Role, string SiteId, bool EncryptedAtRest, ImmutableArray<string> Evidence)
{
    /// <summary>Reads an item of <c>placements</c>.</summary>
    public static PlacementView Read(JsonElement placement) => new(
        placement.Text("id"), placement.Text("role"), placement.Text("siteId"), placement.Flag("encryptedAtRest"),
        placement.Texts("evidence"));
}

using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Views;

/// <summary>Systems as lists show and filter them, and where they are placed.</summary>
internal sealed class SystemProjection : IProjection
{
    private static readonly RowWrite Row = RowWrite.Upsert("system_view", key: 1,
        """
        id text, tenant text, name_ar text, name_fr text, name_en text, kind text, phase text, classification text,
        criticality text, personal_data boolean, fictional boolean, primary_site text, retired boolean, changed_at bigint,
        search text
        """);

    private static readonly RowWrite OldPlacements = RowWrite.Delete("system_placement", "system text");

    private static readonly RowWrite Placement = RowWrite.Insert(
        "system_placement", "system text, placement text, tenant text, role text, site text");

    public ImmutableArray<string> Tables { get; } = ["system_view", "system_placement"];

    public bool Handles(string type) => SystemEntries.IsType(type);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var change = DeclaredChange.Read(entry);
        if (change.Retired)
        {
            session.Execute("UPDATE system_view SET retired = TRUE, changed_at = $2 WHERE id = $1", change.Id, entry.Time);
            session.Execute(OldPlacements, change.Id);
            return;
        }

        var document = change.Document!.Value;
        var tenant = entry.Tenant ?? document.TextOr("tenant", "");
        WriteView(session, entry, change.Id, tenant, document);
        session.Execute(OldPlacements, change.Id);
        foreach (var placement in document.List("placements"))
        {
            session.Execute(
                Placement, change.Id, placement.Text("id"), tenant, placement.TextOr("role", ""), placement.TextOr("siteId", ""));
        }
    }

    private static void WriteView(IWriteSession session, ProjectedEntry entry, string id, string tenant, JsonElement document)
    {
        var name = document.TryGetProperty("name", out var names) ? names : default;
        var (ar, fr, en) = (name.TextOr("ar", ""), name.TextOr("fr", ""), name.TextOr("en", ""));
        var site = document.List("placements").FirstOrDefault(placement => placement.Text("role") == "primary");
        session.Execute(
            Row,
            id, tenant, ar, fr, en, document.TextOr("kind", ""), document.TextOr("phase", ""),
            document.TextOr("classification", ""), document.TextOr("criticality", ""), document.Flag("personalData"),
            document.Flag("fictional"), site.Text("siteId"), false, entry.Time, SearchText.Of($"{id} {ar} {fr} {en}"));
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Views;

/// <summary>Systems as lists show and filter them, and where they are placed.</summary>
internal sealed class SystemProjection : IProjection
{
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
            session.Execute("DELETE FROM system_placement WHERE system = $1", change.Id);
            return;
        }

        var document = change.Document!.Value;
        var tenant = entry.Tenant ?? document.TextOr("tenant", "");
        WriteView(session, entry, change.Id, tenant, document);
        session.Execute("DELETE FROM system_placement WHERE system = $1", change.Id);
        foreach (var placement in document.List("placements"))
        {
            session.Execute(
                "INSERT INTO system_placement (system, placement, tenant, role, site) VALUES ($1, $2, $3, $4, $5)",
                change.Id, placement.Text("id"), tenant, placement.TextOr("role", ""), placement.TextOr("siteId", ""));
        }
    }

    private static void WriteView(IWriteSession session, ProjectedEntry entry, string id, string tenant, JsonElement document)
    {
        var name = document.TryGetProperty("name", out var names) ? names : default;
        var (ar, fr, en) = (name.TextOr("ar", ""), name.TextOr("fr", ""), name.TextOr("en", ""));
        var site = document.List("placements").FirstOrDefault(placement => placement.Text("role") == "primary");
        session.Execute(
            """
            INSERT INTO system_view (
                id, tenant, name_ar, name_fr, name_en, kind, phase, classification, criticality,
                personal_data, fictional, primary_site, retired, changed_at, search)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, FALSE, $13, $14)
            ON CONFLICT (id) DO UPDATE SET
                tenant = excluded.tenant, name_ar = excluded.name_ar, name_fr = excluded.name_fr, name_en = excluded.name_en,
                kind = excluded.kind, phase = excluded.phase, classification = excluded.classification,
                criticality = excluded.criticality, personal_data = excluded.personal_data, fictional = excluded.fictional,
                primary_site = excluded.primary_site, retired = excluded.retired, changed_at = excluded.changed_at,
                search = excluded.search
            """,
            id, tenant, ar, fr, en, document.TextOr("kind", ""), document.TextOr("phase", ""),
            document.TextOr("classification", ""), document.TextOr("criticality", ""), document.Flag("personalData"),
            document.Flag("fictional"), site.Text("siteId"), entry.Time, SearchText.Of($"{id} {ar} {fr} {en}"));
    }
}

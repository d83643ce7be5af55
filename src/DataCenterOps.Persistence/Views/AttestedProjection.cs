using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>What each site's last inventory attests, by system and role. One stream is one site, so its order is the inventories'.</summary>
internal sealed class AttestedProjection : IProjection
{
    private static readonly RowWrite Site = RowWrite.Upsert(
        "attested_site", key: 1, "site text, taken_at bigint, sha256 text, signature text, items bigint, position bigint");

    private static readonly RowWrite OldCopies = RowWrite.Delete("attested_copy", "site text");

    private static readonly RowWrite OldSite = RowWrite.Delete("attested_site", "site text");

    private static readonly RowWrite Copy = RowWrite.Upsert("attested_copy", key: 3, "site text, system text, role text, volumes bigint");

    public ImmutableArray<string> Tables { get; } = ["attested_site", "attested_copy"];

    public bool Handles(string type) => type.StartsWith("estate/site-inventory-", StringComparison.Ordinal) && DeclaredChange.IsType(type);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var change = DeclaredChange.Read(entry);
        session.Execute(OldCopies, change.Id);
        if (change.Retired)
        {
            session.Execute(OldSite, change.Id);
            return;
        }

        var bytes = entry.FindDocument(change.Body.GetProperty("documentSha256").GetString()!)
            ?? throw new InvalidOperationException($"the inventory of `{change.Id}` was not appended with its entry");
        using var document = JsonDocument.Parse(bytes);
        var inventory = document.RootElement;
        var items = inventory.List("items").ToArray();
        session.Execute(
            Site, change.Id, DateTimeOffset.Parse(inventory.Text("takenAt")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            CanonicalJson.Sha256(SignedInventory.Payload(inventory)),
            inventory.TryGetProperty(SignedInventory.Signature, out var signature) ? signature.TextOr("value", "") : "", (long)items.Length, entry.Position);
        foreach (var held in items.Where(item => item.Text("system") is not null)
            .GroupBy(item => (System: item.Text("system")!, Role: item.TextOr("role", "")))
            .OrderBy(held => held.Key.System, StringComparer.Ordinal).ThenBy(held => held.Key.Role, StringComparer.Ordinal))
        {
            session.Execute(Copy, change.Id, held.Key.System, held.Key.Role, (long)held.Count());
        }
    }
}

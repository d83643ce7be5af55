using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>The committed estate, as hydrators read it. Decisions see all tenants' facts; what callers see is filtered elsewhere.</summary>
internal sealed class DeclaredFacts(EstateQueries queries, InventoryQueries inventories) : IEstateFacts
{
    // Reserved, so that no site is called so.
    private const string Others = "other";

    public async ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var row = await queries.GetAsync(TenantScope.All, kind, id, cancellationToken);
        return row is null or { Retired: true } ? null : Parse(row.Body!);
    }

    public async ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken)
    {
        if (fromKind == SignedInventory.Kind && toKind == "System")
        {
            // Whole inventories name thousands of systems; what they say of one lies in rows of its own.
            var copies = await inventories.CopiesAsync(toId, cancellationToken);
            return copies.Count <= InventoryLimits.CopiesPerSystem
                ? [.. copies.Select(Fact)]
                : [.. copies.Take(InventoryLimits.CopiesPerSystem - 1).Select(Fact), Fact(copies[^1] with { Site = Others })];
        }

        if (fromKind == SignedInventory.Kind && toKind == "Site")
        {
            return [.. (await inventories.UndeclaredAsync(toId, cancellationToken)).Select(Fact)];
        }

        var ids = await queries.ReferringAsync(TenantScope.All, toKind, toId, fromKind, cancellationToken);
        if (ids.IsEmpty)
        {
            return [];
        }

        var rows = await queries.ManyAsync(TenantScope.All, fromKind, ids, cancellationToken);
        return [.. rows.Where(row => !row.Retired).Select(row => new Fact(row.Id, Parse(row.Body!)))];
    }

    private static Fact Fact(AttestedCopyRow copy) => new($"{copy.Site}/{copy.Role}", Parse(Write(copy)));

    private static Fact Fact(UndeclaredCopyRow copy) => new(
        $"{copy.System}/{copy.Role}",
        Parse(new JsonObject
        {
            ["inventorySha256"] = copy.Sha256,
            ["role"] = copy.Role,
            ["signature"] = copy.Signature,
            ["system"] = copy.System,
            ["takenAt"] = Rfc3339.Write(copy.TakenAt),
            ["volumes"] = copy.Volumes,
        }.ToJsonString()));

    private static string Write(AttestedCopyRow copy) => new JsonObject
    {
        ["inventorySha256"] = copy.Sha256,
        ["role"] = copy.Role,
        ["signature"] = copy.Signature,
        ["siteId"] = copy.Site,
        ["takenAt"] = Rfc3339.Write(copy.TakenAt),
        ["volumes"] = copy.Volumes,
    }.ToJsonString();

    /// <summary>An element that stays valid on its own.</summary>
    internal static JsonElement Parse(string json) => JsonElement.Parse(json);
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// Joins all facts of a subject before anything is evaluated, so that expressions need no input of their own. Derived
/// fields are computed here and nowhere else.
/// </summary>
public sealed partial class Hydrator(IEstateFacts facts, Pack pack)
{
    // In no set of jurisdictions, so that a rule about places never passes on it.
    private const string Unknown = "unknown";

    // Many systems stand on few vendors. The facts are those of one moment, so what was built of them holds.
    private readonly ConcurrentDictionary<string, JsonElement> _vendors = new(StringComparer.Ordinal);

    /// <summary>
    /// The kinds whose documents are joined to subjects, systems apart: there are few of each and they change rarely, so
    /// that remembering them pays.
    /// </summary>
    public static FrozenSet<string> JoinedKinds { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "Agreement", "Authorisation", "Flow", "Key", "Site", SignedInventory.Kind, "Source", "Tenant", "Vendor");

    /// <summary>The facts of a declared object as policies see it; nothing for kinds that no policy judges.</summary>
    /// <param name="kind">The kind of document.</param>
    /// <param name="id">The full id.</param>
    /// <param name="version">The version of the object, 0 before it exists.</param>
    /// <param name="document">Its fields.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<EvaluationDocument?> HydrateAsync(
        string kind, string id, long version, JsonElement document, CancellationToken cancellationToken)
    {
        var target = TargetOf(kind);
        if (target is null)
        {
            return null;
        }

        var joined = target switch
        {
            PolicyTarget.System => await JoinSystemAsync(id, document, cancellationToken),
            PolicyTarget.Site => await JoinSiteAsync(id, cancellationToken),
            PolicyTarget.Vendor => await JoinVendorAsync(document, cancellationToken),
            PolicyTarget.Key => await JoinKeyAsync(id, cancellationToken),
            PolicyTarget.DataFlow => await JoinFlowAsync(document, cancellationToken),
            PolicyTarget.Tenant => JoinTenant(document),
            _ => [],
        };
        joined["id"] = FactJson.Text(id);
        var built = FactJson.Build(FactSchema.Of(target.Value), document, joined);
        return EvaluationDocument.Freeze(target.Value, kind, id, OwnerOf(kind, id, document), version, built);
    }

    /// <summary>The target of policies that judge documents of <paramref name="kind"/>.</summary>
    public static PolicyTarget? TargetOf(string kind) => kind switch
    {
        "System" => PolicyTarget.System,
        "Site" => PolicyTarget.Site,
        "Vendor" => PolicyTarget.Vendor,
        "Tenant" => PolicyTarget.Tenant,
        "Key" => PolicyTarget.Key,
        "Flow" => PolicyTarget.DataFlow,
        "Agreement" => PolicyTarget.Agreement,
        _ => null,
    };

    private static TenantId? OwnerOf(string kind, string id, JsonElement document) =>
        TenantId.TryParse(kind == "Tenant" ? id : document.Text("tenant"), out var tenant) ? tenant : null;

    private async ValueTask<string> JurisdictionOfAsync(string? siteId, CancellationToken cancellationToken) =>
        siteId is not null && await facts.FindAsync("Site", siteId, cancellationToken) is { } site
            ? site.Text("jurisdiction") ?? Unknown
            : Unknown;

    // A copy of what nobody has declared is nobody's system: the site that holds it answers for it.
    private async ValueTask<Dictionary<string, Action<Utf8JsonWriter>>> JoinSiteAsync(string id, CancellationToken cancellationToken)
    {
        var type = FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.Site), "undeclaredCopies");
        var named = await facts.ReferringAsync(SignedInventory.Kind, "Site", id, cancellationToken);
        return new(StringComparer.Ordinal)
        {
            // An inventory that is only proposed has not been taken as anybody's word yet.
            ["undeclaredCopies"] = FactJson.Objects(named.Where(copy => copy.Document.Text("system") is not null).Select(copy => FactJson.Build(
                type, copy.Document, new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal) { ["id"] = FactJson.Text(copy.Id) }))),
        };
    }

    private async ValueTask<JsonElement> VendorAsync(string id, JsonElement vendor, CancellationToken cancellationToken)
    {
        if (_vendors.TryGetValue(id, out var built))
        {
            return built;
        }

        var joined = await JoinVendorAsync(vendor, cancellationToken);
        joined["id"] = FactJson.Text(id);
        return _vendors[id] = FactJson.Build(FactSchema.Of(PolicyTarget.Vendor), vendor, joined);
    }

    private async ValueTask<Dictionary<string, Action<Utf8JsonWriter>>> JoinVendorAsync(
        JsonElement vendor, CancellationToken cancellationToken)
    {
        var sites = new List<JsonElement>();
        foreach (var site in vendor.Texts("sites"))
        {
            var jurisdiction = await JurisdictionOfAsync(site, cancellationToken);
            sites.Add(Object(("id", FactJson.Text(site)), ("jurisdiction", FactJson.Text(jurisdiction))));
        }

        return new(StringComparer.Ordinal) { ["sites"] = FactJson.Objects(sites) };
    }

    private async ValueTask<Dictionary<string, Action<Utf8JsonWriter>>> JoinKeyAsync(string id, CancellationToken cancellationToken)
    {
        var protects = await facts.ReferringAsync("System", "Key", id, cancellationToken);
        var levels = protects.Select(system => system.Document.Text("classification")!).ToArray();
        return new(StringComparer.Ordinal)
        {
            ["classification"] = FactJson.Text(Highest(levels)),
            ["protects"] = FactJson.Objects(protects.Select(system => Object(
                ("id", FactJson.Text(system.Id)),
                ("classification", FactJson.Text(system.Document.Text("classification")!))))),
        };
    }

    private static Dictionary<string, Action<Utf8JsonWriter>> JoinTenant(JsonElement tenant)
    {
        var joined = new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal);
        foreach (var person in (ReadOnlySpan<string>)["head", "itHead", "dpo"])
        {
            // Nobody is an empty text, so that a rule can compare without asking first.
            joined[person] = FactJson.Text(tenant.Text(person) ?? "");
        }

        return joined;
    }

    private static JsonElement Object(params (string Name, Action<Utf8JsonWriter> Write)[] members) => FactJson.Parse(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, write) in members)
        {
            writer.WritePropertyName(name);
            write(writer);
        }

        writer.WriteEndObject();
    });
}

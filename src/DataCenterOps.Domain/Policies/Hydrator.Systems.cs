using System.Text.Json;
using DataCenterOps.Domain.Estate.Inventories;

namespace DataCenterOps.Domain.Policies;

/// <content>The joins of a hosted system.</content>
public sealed partial class Hydrator
{
    private async ValueTask<Dictionary<string, Action<Utf8JsonWriter>>> JoinSystemAsync(
        string id, JsonElement system, CancellationToken cancellationToken)
    {
        var tenant = system.Text("tenant")!;
        var owner = await facts.FindAsync("Tenant", tenant, cancellationToken);
        var authorisations = await AuthorisationsAsync(tenant, system, cancellationToken);
        var vendors = new List<JsonElement>();
        foreach (var vendor in system.Texts("vendors"))
        {
            if (await facts.FindAsync("Vendor", vendor, cancellationToken) is { } found)
            {
                vendors.Add(await VendorAsync(vendor, found, cancellationToken));
            }
        }

        var flows = await facts.ReferringAsync("Flow", "System", id, cancellationToken);
        var named = await facts.ReferringAsync(SignedInventory.Kind, "System", id, cancellationToken);

        // An inventory that is only proposed has not been taken as anybody's word yet.
        Fact[] attested = [.. named.Where(copy => copy.Document.Text("siteId") is not null)];
        return new(StringComparer.Ordinal)
        {
            ["tenant"] = Write(Object(
                ("id", FactJson.Text(tenant)),
                ("dpo", FactJson.Text(owner?.Text("dpo") ?? "")),
                ("kind", FactJson.Text(owner?.Text("kind") ?? "")))),
            ["placements"] = FactJson.Objects(await PlacementsAsync(system, attested, cancellationToken)),
            ["copies"] = FactJson.Objects(await CopiesAsync(system, attested, cancellationToken)),
            ["vendors"] = FactJson.Objects(vendors),
            ["authorisations"] = FactJson.Objects(authorisations),
            ["allowedJurisdictions"] = FactJson.Texts(authorisations
                .SelectMany(authorisation => authorisation.Texts("jurisdictions")).Prepend(pack.Jurisdiction)
                .Distinct(StringComparer.Ordinal)),
            ["flowsOut"] = FactJson.Objects(await FlowsAsync(flows, id, outward: true, cancellationToken)),
            ["flowsIn"] = FactJson.Objects(await FlowsAsync(flows, id, outward: false, cancellationToken)),
            ["keyCustodian"] = FactJson.Text(await WeakestCustodianAsync(system, cancellationToken)),
        };
    }

    private static Action<Utf8JsonWriter> Write(JsonElement element) => element.WriteTo;

    private async ValueTask<List<JsonElement>> PlacementsAsync(
        JsonElement system, IReadOnlyList<Fact> attested, CancellationToken cancellationToken)
    {
        var type = FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.System), "placements");
        var primary = system.Items("placements").FirstOrDefault(placement => placement.Text("role") == "primary");
        var origin = primary.ValueKind == JsonValueKind.Object
            ? await CoordinatesAsync(primary.Text("siteId"), cancellationToken)
            : null;
        var placements = new List<JsonElement>();
        foreach (var placement in system.Items("placements"))
        {
            var siteId = placement.Text("siteId");
            var site = siteId is null ? null : await facts.FindAsync("Site", siteId, cancellationToken);
            var joined = new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
            {
                ["jurisdiction"] = FactJson.Text(site?.Text("jurisdiction") ?? Unknown),
            };
            if (site?.Text("classificationCeiling") is { } ceiling)
            {
                joined["siteCeiling"] = FactJson.Text(ceiling);
            }

            if (origin is { } from && await CoordinatesAsync(siteId, cancellationToken) is { } to)
            {
                joined["distanceKmFromPrimary"] =
                    FactJson.Number(GreatCircle.KilometresBetween(from.Latitude, from.Longitude, to.Latitude, to.Longitude));
            }

            // Only the site itself says that a copy is there; without its word the place is what somebody has written.
            var witness = attested.FirstOrDefault(copy => IsOf(copy, placement));
            joined["attested"] = FactJson.Flag(witness is not null);
            if (witness is not null)
            {
                joined["attestedJurisdiction"] = joined["jurisdiction"];
                joined["attestedAt"] = FactJson.Text(witness.Document.Text("takenAt")!);
            }

            placements.Add(FactJson.Build(type, placement, joined));
        }

        return placements;
    }

    // A site that names no role attests whatever is declared there.
    private static bool IsOf(Fact copy, JsonElement placement) =>
        copy.Document.Text("siteId") == placement.Text("siteId")
        && (copy.Document.Text("role") is "" || copy.Document.Text("role") == placement.Text("role"));

    private async ValueTask<List<JsonElement>> CopiesAsync(
        JsonElement system, IReadOnlyList<Fact> attested, CancellationToken cancellationToken)
    {
        var type = FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.System), "copies");
        var copies = new List<JsonElement>();
        foreach (var copy in attested)
        {
            copies.Add(FactJson.Build(type, copy.Document, new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
            {
                ["id"] = FactJson.Text(copy.Id),
                ["jurisdiction"] = FactJson.Text(await JurisdictionOfAsync(copy.Document.Text("siteId"), cancellationToken)),
                ["declared"] = FactJson.Flag(system.Items("placements").Any(placement => IsOf(copy, placement))),
            }));
        }

        return copies;
    }

    private async ValueTask<(double Latitude, double Longitude)?> CoordinatesAsync(
        string? siteId, CancellationToken cancellationToken) =>
        siteId is not null
        && await facts.FindAsync("Site", siteId, cancellationToken) is { } site
        && site.Nested("coordinates") is { } place
        && place.Degrees("lat") is { } latitude
        && place.Degrees("lon") is { } longitude
            ? (latitude, longitude)
            : null;

    // In scope is what the tenant holds and what covers every category of the system's data: half a permission is none.
    private async ValueTask<List<JsonElement>> AuthorisationsAsync(
        string tenant, JsonElement system, CancellationToken cancellationToken)
    {
        var type = FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.System), "authorisations");
        var categories = system.Texts("dataCategories").ToArray();
        var held = await facts.ReferringAsync("Authorisation", "Tenant", tenant, cancellationToken);
        return
        [
            .. held
                .Where(fact => categories.All(category => fact.Document.Texts("dataCategories").Contains(category, StringComparer.Ordinal)))
                .Select(fact => FactJson.Build(
                    type,
                    fact.Document,
                    new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal) { ["id"] = FactJson.Text(fact.Id) })),
        ];
    }

    private async ValueTask<List<JsonElement>> FlowsAsync(
        IReadOnlyList<Fact> flows, string system, bool outward, CancellationToken cancellationToken)
    {
        var type = FactJson.ObjectsOf(FactSchema.Of(PolicyTarget.System), "flowsOut");
        var near = outward ? "from" : "to";
        var found = new List<JsonElement>();
        foreach (var flow in flows.Where(flow => flow.Document.Nested(near)?.Text("system") == system))
        {
            var to = await PartyAsync(flow.Document.Nested("to")!.Value, cancellationToken);
            var from = await PartyAsync(flow.Document.Nested("from")!.Value, cancellationToken);
            found.Add(FactJson.Build(type, flow.Document, new Dictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal)
            {
                ["id"] = FactJson.Text(flow.Id),
                ["from"] = FactJson.Text(from.System),
                ["to"] = FactJson.Text(to.System),
                ["toJurisdiction"] = FactJson.Text(to.Jurisdiction),
            }));
        }

        return found;
    }

    private async ValueTask<string> WeakestCustodianAsync(JsonElement system, CancellationToken cancellationToken)
    {
        var custodians = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in system.Texts("keys"))
        {
            var found = await facts.FindAsync("Key", key, cancellationToken);
            custodians.Add(found?.Text("custodian") ?? Unknown);
        }

        return custodians.Count == 0 ? "none"
            : custodians.Contains(Unknown) ? Unknown
            : custodians.Contains("vendor") ? "vendor"
            : custodians.Contains("tenant") ? "tenant"
            : "state";
    }
}

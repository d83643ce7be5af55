using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Access.Tenancy;

/// <summary>
/// Documents of some invented tenants that point at each other at random. Each tenant has a mark of its own that stands in every
/// id and name of its things, so that a leak is seen wherever it comes out.
/// </summary>
internal sealed class RandomEstate
{
    private static readonly string[] Categories = ["identity", "civil-status", "family"];

    private readonly Dice _dice;
    private readonly List<JsonObject> _documents = [];
    private readonly List<(string Id, string Tenant)> _systems = [];
    private readonly List<(string Id, string Tenant)> _sources = [];

    public RandomEstate(int seed)
    {
        _dice = new Dice(seed);
        Marks = [.. Enumerable.Range(0, _dice.Next(3, 6)).Select(number => $"m{seed:x}q{number}z")];
        foreach (var mark in Marks)
        {
            AddTenant(mark);
        }

        foreach (var (one, other) in Marks.SelectMany(one => Marks.Where(other => string.CompareOrdinal(one, other) < 0).Select(other => (one, other))))
        {
            AddAgreement(one, other);
        }

        for (var number = 0; number < 2 * Marks.Length; number++)
        {
            AddFlow(number);
        }
    }

    /// <summary>The marks, one for each tenant, whose id is <c>t-MARK</c>.</summary>
    public string[] Marks { get; }

    /// <summary>The documents as the body of a request.</summary>
    public string Body => new JsonObject
    {
        ["documents"] = new JsonArray([.. _documents.Select(document => (JsonNode)new JsonObject
        {
            ["file"] = $"{document["id"]!.GetValue<string>().Replace('/', '-')}.yaml", ["text"] = document.ToJsonString(),
        })]),
    }.ToJsonString();

    public static string Tenant(string mark) => $"t-{mark}";

    private void AddTenant(string mark)
    {
        var tenant = Tenant(mark);
        foreach (var role in new[] { "head", "it", "dpo", "security" })
        {
            Add("Person", $"{mark}-{role}", ("tenant", tenant), ("name", $"Somebody of {mark}"), ("contact", $"{role}@{mark}.example"));
        }

        Add("Tenant", tenant, ("name", Name(mark)), ("kind", "agency"), ("head", $"{mark}-head"), ("itHead", $"{mark}-it"), ("dpo", $"{mark}-dpo"));
        for (var number = 0; number < _dice.Next(1, 4); number++)
        {
            var system = $"{mark}-system-{number}";
            _systems.Add((system, tenant));
            Add(
                "System", system, ("name", Name(mark)), ("tenant", tenant), ("kind", "portal"), ("phase", "production"), ("classification", "public"), ("criticality", "low"),
                ("personalData", false), ("sensitiveData", false), ("highRisk", false), ("vitalStateInterest", false), ("dataCategories", new JsonArray()),
                ("placements", new JsonArray(new JsonObject { ["id"] = "p1", ["role"] = "primary", ["siteId"] = "alg-dc1", ["encryptedAtRest"] = _dice.Next(2) == 0 })),
                ("checks", new JsonArray(new JsonObject { ["id"] = $"{mark}-check", ["kind"] = "tcp", ["target"] = "tcp://127.0.0.1:9", ["interval"] = "300s" })),
                ("resources", new JsonArray(new JsonObject
                {
                    ["id"] = $"{mark}-vm", ["siteId"] = "alg-dc1", ["since"] = "now-3d", ["quantities"] = new JsonObject { ["vm_vcpu"] = "2" },
                })));
            if (_dice.Next(2) == 0)
            {
                Add("Service", $"{mark}-service-{number}", ("name", Name(mark)), ("tenant", tenant), ("system", system), ("audience", new JsonArray("citizen")),
                    ("channels", new JsonArray("portal")), ("documents", new JsonObject { ["asked"] = 2 }));
            }

            var source = $"{mark}-source-{number}";
            _sources.Add((source, tenant));
            Add("Source", source, ("name", Name(mark)), ("ownerTenant", tenant), ("system", system), ("catalogueId", $"CAT-{mark}"), ("categories", List(Categories)), ("classification", "restricted"));
            Add("Authorisation", $"{mark}-authorisation-{number}", ("tenant", tenant), ("kind", "anpdp-treatment"), ("jurisdictions", new JsonArray("DZ")), ("dataCategories", List(Categories)),
                ("validUntil", "now+500d"), ("documentHash", $"sha256:{new string('a', 64)}"));
            Add("Key", $"{mark}-key-{number}", ("tenant", tenant), ("level", "data"), ("type", "xaes256-gcm"), ("custodian", "state"), ("backend", "hsm"), ("backendJurisdiction", "DZ"),
                ("sites", new JsonArray("alg-dc1")), ("state", "active"), ("activatedAt", "now-30d"));
        }
    }

    // Either side may be the first party, whose the agreement is.
    private void AddAgreement(string one, string other)
    {
        var (first, second) = _dice.Next(2) == 0 ? (one, other) : (other, one);
        Add("Agreement", Agreement(one, other), ("name", Name(first)), ("parties", new JsonArray(Tenant(first), Tenant(second))), ("status", "signed"), ("validFrom", "now-20d"),
            ("validUntil", "now+500d"), ("dataCategories", List(Categories)), ("purposes", new JsonArray("check")), ("committee", new JsonArray($"{first}-dpo", $"{second}-dpo")),
            ("documentHash", $"sha256:{new string('b', 64)}"));
    }

    private static string Agreement(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"{one}-{other[1..]}-pact" : $"{other}-{one[1..]}-pact";

    private void AddFlow(int number)
    {
        var (from, to) = (Any(_systems), Any(_systems));
        if (from.Id == to.Id)
        {
            return;
        }

        var source = Any(_sources.Where(source => source.Tenant == from.Tenant).ToArray());
        Add("Flow", $"{from.Tenant[2..]}-flow-{number}", ("name", Name(from.Tenant)), ("from", new JsonObject { ["system"] = from.Id }), ("to", new JsonObject { ["system"] = to.Id }), ("source", source.Id),
            ("dataCategories", List(Categories)), ("purpose", "check"), ("classification", "public"), ("network", "IRIES"), ("messageSigning", true), ("messageLog", true));
        if (from.Tenant != to.Tenant)
        {
            _documents[^1]["agreement"] = Agreement(from.Tenant[2..], to.Tenant[2..]);
        }
    }

    private void Add(string kind, string id, params (string Name, JsonNode Value)[] fields)
    {
        var document = new JsonObject { ["document"] = kind, ["id"] = id, ["fictional"] = true };
        foreach (var (name, value) in fields)
        {
            document[name] = value;
        }

        _documents.Add(document);
    }

    private T Any<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];

    private static JsonObject Name(string mark) => new() { ["ar"] = $"نظام {mark}", ["fr"] = $"Objet {mark}", ["en"] = $"Thing {mark}" };

    private static JsonArray List(string[] values) => new([.. values.Select(value => (JsonNode)value)]);
}

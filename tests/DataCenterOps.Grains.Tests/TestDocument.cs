using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests;

/// <summary>A document as somebody would declare it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Key">The key of its grain.</param>
/// <param name="Text">Canonical JSON.</param>
internal sealed record TestDocument(string Kind, string Id, string Key, string Text)
{
    public const string Tenant = "min-interior";

    public StreamId Stream => StreamId.Of(EstateSchema.Get(Kind).Singular, Key);

    /// <summary>A system that the lenient pack allows unless it is <paramref name="highRisk"/>.</summary>
    public static TestDocument System(string id, string name = "Civil registry", bool highRisk = false, bool sensitive = false, string tenant = Tenant) =>
        new("System", id, $"{tenant}/{id}", Write(new JsonObject
        {
            ["name"] = Name(name),
            ["id"] = id,
            ["tenant"] = tenant,
            ["kind"] = "register",
            ["phase"] = "production",
            ["criticality"] = "vital",
            ["classification"] = "restricted",
            ["personalData"] = true,
            ["sensitiveData"] = sensitive,
            ["highRisk"] = highRisk,
            ["vitalStateInterest"] = false,
            ["dataCategories"] = new JsonArray("identity"),
            ["placements"] = new JsonArray(new JsonObject { ["id"] = "p1", ["role"] = "primary", ["siteId"] = "alg-dc1", ["encryptedAtRest"] = true }),
            ["checks"] = new JsonArray(new JsonObject { ["id"] = "db", ["kind"] = "tcp", ["target"] = "tcp://db.dz.example:5432" }),
            ["resources"] = new JsonArray(new JsonObject
            {
                ["id"] = "vm-01", ["siteId"] = "alg-dc1", ["since"] = "2026-01-01T00:00:00Z", ["quantities"] = new JsonObject { ["vm_vcpu"] = "8" },
            }),
        }));

    /// <summary>A public body.</summary>
    public static TestDocument Body(string id) => new("Tenant", id, id, Write(new JsonObject
    {
        ["id"] = id, ["name"] = Name(id), ["kind"] = "institution", ["head"] = "p-head",
    }));

    /// <summary>A document that no policy judges.</summary>
    public static TestDocument Jurisdiction(string id, string name) =>
        new("Jurisdiction", id, id, Write(new JsonObject { ["id"] = id, ["name"] = Name(name) }));

    private static JsonObject Name(string name) => new() { ["ar"] = name, ["fr"] = name, ["en"] = name };

    private static string Write(JsonObject document) => Encoding.UTF8.GetString(CanonicalJson.Write(document));
}

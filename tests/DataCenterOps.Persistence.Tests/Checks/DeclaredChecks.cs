using System.Text.Json.Nodes;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Tests.Checks;

/// <summary>Systems with checks and sites with ranges, as the ledger tells of them.</summary>
internal static class DeclaredChecks
{
    public static Task SystemAsync(Silo silo, string tenant, string system, long expected, params string[] checks) =>
        SystemAsync(silo, tenant, system, expected, [], checks);

    public static Task SystemAsync(
        Silo silo, string tenant, string system, long expected, JsonArray resources, IEnumerable<string> checks)
    {
        var document = new JsonObject
        {
            ["tenant"] = tenant,
            ["name"] = new JsonObject { ["ar"] = "نظام", ["fr"] = "Système", ["en"] = "System" },
            ["kind"] = "register",
            ["phase"] = "production",
            ["criticality"] = "vital",
            ["classification"] = "restricted",
            ["personalData"] = true,
            ["sensitiveData"] = false,
            ["highRisk"] = false,
            ["vitalStateInterest"] = false,
            ["dataCategories"] = new JsonArray("identity"),
            ["placements"] = new JsonArray(new JsonObject
            {
                ["id"] = "p1", ["role"] = "primary", ["siteId"] = "alg-dc1", ["encryptedAtRest"] = true,
            }),
            ["resources"] = resources,
            ["checks"] = new JsonArray([.. checks.Select(check => JsonNode.Parse(check))]),
        };
        return AppendAsync(silo, $"system/{tenant}/{system}", $"estate/system-{(expected == 0 ? "created" : "changed")}/1",
            new JsonObject { ["id"] = system, ["document"] = document }, tenant, expected);
    }

    public static Task SiteAsync(Silo silo, string site, params string[] ranges) => AppendAsync(
        silo, $"site/{site}", "estate/site-created/1",
        new JsonObject
        {
            ["id"] = site,
            ["document"] = new JsonObject
            {
                ["name"] = new JsonObject { ["ar"] = "موقع", ["fr"] = "Site", ["en"] = "Site" },
                ["jurisdiction"] = "DZ",
                ["national"] = true,
                ["classificationCeiling"] = "secret",
                ["probeRanges"] = new JsonArray([.. ranges.Select(range => JsonValue.Create(range))]),
            },
        },
        tenant: null, expected: 0);

    private static Task<Appended> AppendAsync(Silo silo, string stream, string type, JsonObject body, string? tenant, long expected) =>
        silo.Ledger.AppendAsync(
            Entries.Append(stream, expected, Entries.Entry(type, Entries.Canonical(body), tenant)),
            TestContext.Current.CancellationToken);
}

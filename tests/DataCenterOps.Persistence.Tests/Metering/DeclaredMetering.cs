using System.Text.Json.Nodes;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Tests.Metering;

/// <summary>Systems with resources and tariff books, as the ledger tells of them.</summary>
internal static class DeclaredMetering
{
    public static Task SystemAsync(Silo silo, string tenant, string system, string since, string quantity) => AppendAsync(
        silo, $"system/{tenant}/{system}", "estate/system-created/1", system,
        $$"""
        {"tenant":"{{tenant}}","name":{"ar":"نظام","fr":"Système","en":"System"},"kind":"register","phase":"production",
         "criticality":"vital","classification":"restricted","personalData":true,"sensitiveData":false,"highRisk":false,
         "vitalStateInterest":false,"dataCategories":["identity"],
         "placements":[{"id":"p1","role":"primary","siteId":"alg-dc1","encryptedAtRest":true}],
         "resources":[{"id":"vm-1","siteId":"alg-dc1","since":"{{since}}","quantities":{"vm_vcpu":"{{quantity}}"} }]}
        """,
        tenant);

    public static Task TariffAsync(Silo silo, string book, string price, string validFrom, string publishedAt) => AppendAsync(
        silo, $"tariff/{book}", "metering/tariff-created/1", book,
        $$"""
        {"name":{"ar":"تعريفة","fr":"Tarif","en":"Tariff"},"currency":"DZD","publishedAt":"{{publishedAt}}",
         "rows":[{"sku":"vm.vcpu","meter":"vm_vcpu","unit":"Core-Hours","pool":"compute","model":"unit","list":"{{price}}",
         "validFrom":"{{validFrom}}","validTo":null}]}
        """,
        tenant: null);

    private static Task<Appended> AppendAsync(
        Silo silo, string stream, string type, string id, string document, string? tenant) =>
        silo.Ledger.AppendAsync(
            Entries.Append(stream, 0, Entries.Entry(
                type, Entries.Canonical(new JsonObject { ["id"] = id, ["document"] = JsonNode.Parse(document) }), tenant)),
            TestContext.Current.CancellationToken);
}

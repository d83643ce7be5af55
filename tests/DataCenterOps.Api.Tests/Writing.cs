namespace DataCenterOps.Api.Tests;

/// <summary>Documents that tests write.</summary>
internal static class Writing
{
    /// <summary>A vendor as the JSON that is put.</summary>
    public static string Vendor(string name = "Vendor") =>
        $$"""{"name":{"ar":"مورد","fr":"Fournisseur","en":"{{name}}"},"fictional":true,"incorporatedIn":"DZ","controlJurisdictions":["DZ"],"provides":["software"],"privilegedAccess":false}""";

    /// <summary>The same as an estate's document.</summary>
    public static string VendorYaml(string id, string name = "Vendor") =>
        $$"""{document: Vendor, id: {{id}}, name: {ar: "مورد", fr: "Fournisseur", en: "{{name}}"}, fictional: true, incorporatedIn: DZ, controlJurisdictions: [DZ], provides: [software], privilegedAccess: false}""";

    /// <summary>A system with personal data of which a replica would lie at <paramref name="site"/>.</summary>
    public static string SystemYaml(string id, string site, string extra = "") =>
        $$"""
        document: System
        id: {{id}}
        name: {ar: "نظام", fr: "Système", en: "System"}
        fictional: true
        tenant: cnas
        kind: register
        phase: production
        classification: restricted
        criticality: vital
        personalData: true
        sensitiveData: true
        highRisk: false
        vitalStateInterest: false
        dataCategories: [identity, health]
        purposes: [service-delivery]
        placements:
        - {id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}
        - {id: r1, role: replica, siteId: {{site}}, encryptedAtRest: true}
        {{extra}}
        """;

    /// <summary>The same as the JSON that is put.</summary>
    public static string SystemJson(string site) =>
        $$"""
        {"name":{"ar":"نظام","fr":"Système","en":"System"},"fictional":true,"tenant":"cnas","kind":"register","phase":"production",
         "classification":"restricted","criticality":"vital","personalData":true,"sensitiveData":true,"highRisk":false,"vitalStateInterest":false,
         "dataCategories":["identity","health"],"purposes":["service-delivery"],
         "placements":[{"id":"p1","role":"primary","siteId":"alg-dc1","encryptedAtRest":true},{"id":"r1","role":"replica","siteId":"{{site}}","encryptedAtRest":true}]}
        """;
}

using System.Globalization;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>A pack with one rule whose threshold a provision sets: how many minutes of data a system may lose.</summary>
internal static class LawPack
{
    public const string Provision = "law-rpo";

    public static TestPack Of(int minutes = 60, string version = "1.0.0") => new("tests",
        $$"""
        pack: {id: tests, version: {{version}}, jurisdiction: DZ}
        provisions:
        - id: law-rpo
          instrument: Loi 1
          article: unverified
          values: {minutes: {{minutes.ToString(CultureInfo.InvariantCulture)}} }
          verification: {status: unverified}
        policies:
        - id: TST-LAW
          version: {{version}}
          category: continuity
          severity: high
          mode: enforce
          title: {en: "A rule by law", fr: "Une règle de loi", ar: "قاعدة قانونية"}
          target: System
          legal: [{instrument: Loi 1, article: unverified, status: unverified, provisionId: law-rpo}]
          params: {most: {provision: law-rpo, value: minutes} }
          match: "true"
          require:
          - id: little-is-lost
            expression: "!has(subject.rpoMinutes) || subject.rpoMinutes <= params.most"
            message: {en: "no", fr: "non", ar: "لا"}
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: little, expect: pass, subject: {rpoMinutes: 1} }
          - {name: much, expect: little-is-lost, subject: {rpoMinutes: 100000} }
        """);

    /// <summary>The provision as it would be.</summary>
    public static string Text(int minutes, string status = "unverified", string more = "", string id = Provision) =>
        $$"""
        {id: {{id}}, instrument: Loi 1, article: unverified, values: {minutes: {{minutes.ToString(CultureInfo.InvariantCulture)}} },
         verification: {status: {{status}} }{{more}} }
        """;

    /// <summary>A system that may lose so many minutes of data.</summary>
    public static TestDocument System(string id, int minutes)
    {
        var plain = TestDocument.System(id);
        var body = global::System.Text.Json.Nodes.JsonNode.Parse(plain.Text)!.AsObject();
        body["rpoMinutes"] = minutes;
        return plain with { Text = global::System.Text.Encoding.UTF8.GetString(Domain.Ledger.CanonicalJson.Write(body)) };
    }
}

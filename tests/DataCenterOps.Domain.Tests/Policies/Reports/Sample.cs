using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Domain.Policies.Reports;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Reports;

/// <summary>Reports over subjects that tests make up.</summary>
internal static class Sample
{
    public const string Pack =
        """
        pack: {id: tests, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: TST-001
          category: residency
          severity: high
          mode: enforce
          title: {en: "At home", fr: "Chez soi", ar: "في الوطن"}
          legal:
          - {instrument: "Law 1", article: "44", status: verified-text}
          - {instrument: "Decree 2", article: unverified, status: unverified}
          target: System
          match: "subject.personalData"
          require:
          - id: at-home
            expression: "subject.placements.all(p, p.jurisdiction == 'DZ')"
            evidence: "subject.placements.filter(p, p.jurisdiction != 'DZ').map(p, p.jurisdiction)"
            message: {en: "Kept in {evidence}.", fr: "Conservé : {evidence}.", ar: "محفوظ في {evidence}."}
            remediation: {en: "Move it.", fr: "Déplacez-le.", ar: "انقله."}
          tests:
          - {name: home, expect: pass, subject: {personalData: true, placements: [{jurisdiction: DZ}]}}
          - {name: abroad, expect: at-home, subject: {personalData: true, placements: [{jurisdiction: FR}]}}
        - id: TST-002
          category: security
          severity: low
          mode: shadow
          title: {en: "On trial", fr: "À l’essai", ar: "تجريب"}
          target: System
          match: "true"
          require:
          - {id: never, expression: "subject.personalData"}
          tests:
          - {name: yes, expect: pass, subject: {personalData: true}}
          - {name: no, expect: never, subject: {personalData: false}}
        """;

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static CompiledPack Compiled { get; } = Compile();

    public static ReportHead Head { get; } = ReportHead.Of(Compiled.Pack, Now, 41, "cnas");

    /// <summary>What the pack says of a system: of one abroad, at home, without personal data, or of one whose facts are missing.</summary>
    public static Evaluation Judge(string id, RuleOutcome outcome)
    {
        var facts = outcome switch
        {
            RuleOutcome.Compliant => """{"personalData":true,"placements":[{"id":"p1","jurisdiction":"DZ","attested":true}]}""",
            RuleOutcome.NotApplicable => """{"personalData":false,"placements":[]}""",
            RuleOutcome.Error => """{"personalData":true}""",
            _ => """
                {"personalData":true,"placements":[{"id":"p1","jurisdiction":"FR"},{"id":"p2","jurisdiction":"DZ","attested":true}],
                 "copies":[{"id":"tun-dc1/backup","declared":false}],"endpoints":[{"host":"www.example.dz","observed":[{"ip":"192.0.2.1","jurisdiction":"DZ"}]}]}
                """,
        };
        using var json = JsonDocument.Parse(facts);
        var document = EvaluationDocument.Freeze(PolicyTarget.System, "System", id, Tenant("cnas"), 3, json.RootElement);
        var evaluation = PolicyEvaluator.Evaluate(document, Compiled, WaiverSet.None, EnforcementPoint.Sweep, Now);

        // What is waived here is made of a violation: no waiver need be frozen for it.
        return outcome != RuleOutcome.Excepted ? evaluation : evaluation with
        {
            Results = [.. evaluation.Results.Select(result => result.Outcome == RuleOutcome.Violation ? result with { Outcome = outcome, Waiver = new RunningWaiver("ex-7", Now.AddDays(30)) } : result)],
        };
    }

    public static byte[] Oscal(ReportHead head, params ImmutableArray<ReportSubject>[] pages)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, OscalReport.Options))
        {
            var report = new OscalReport(json, head);
            foreach (var page in pages)
            {
                report.Add(page);
            }

            report.End();
        }

        return buffer.ToArray();
    }

    public static string Csv(ReportHead head, ImmutableArray<ReportSubject> page)
    {
        var text = new StringBuilder();
        CsvReport.Begin(text);
        new CsvReport(head).Add(text, page);
        return text.ToString();
    }

    public static IEnumerable<JsonElement> All(JsonElement document, string list) =>
        document.GetProperty("assessment-results").GetProperty("results").EnumerateArray()
            .SelectMany(result => result.TryGetProperty(list, out var items) ? items.EnumerateArray() : default);

    private static TenantId? Tenant(string id) => TenantId.TryParse(id, out var tenant) ? tenant : null;

    private static CompiledPack Compile()
    {
        var parsed = PackParser.Parse("tests.yaml", Pack);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "tests.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }
}

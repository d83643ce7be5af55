using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Waivers;

/// <summary>A rule about places with evidence, one about the whole subject, and waivers of them.</summary>
internal static class WaiverSample
{
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Until = Now.AddDays(30);
    public const string Abroad = """{"id":"p-9","role":"replica","siteId":"s-fr1","jurisdiction":"FR","encryptedAtRest":true}""";
    public const string Second = """{"id":"p-10","role":"replica","siteId":"s-fr1","jurisdiction":"FR","encryptedAtRest":true}""";
    public const string Home = """{"id":"p-1","role":"primary","siteId":"s-dz1","jurisdiction":"DZ","encryptedAtRest":true}""";

    public static CompiledPack Pack(string exceptions = "{allowed: true, maxDays: 30, approvals: 2}", string rule = "p.jurisdiction == 'DZ'")
    {
        var parsed = PackParser.Parse("pack.yaml", Text(exceptions, rule));
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "pack.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }

    public static string Text(string exceptions, string rule = "p.jurisdiction == 'DZ'") =>
        $$$"""
        pack: {id: own, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: OWN-1
          category: residency
          severity: high
          mode: enforce
          title: {en: "A", fr: "B", ar: "ج"}
          target: System
          match: "true"
          require:
          - {id: home, expression: "subject.placements.all(p, {{{rule}}})", evidence: "subject.placements.filter(p, !({{{rule}}}))", points: 30}
          - {id: calm, expression: "!subject.highRisk"}
          exceptions: {{{exceptions}}}
          tests:
          - {name: passes, expect: pass, subject: {highRisk: false, placements: []}}
          - {name: abroad, expect: home, subject: {highRisk: false, placements: [{id: p, jurisdiction: FR}]}}
          - {name: risky, expect: calm, subject: {highRisk: true, placements: []}}
        """;

    public static EvaluationDocument Kept(string id, bool risky, params string[] placements)
    {
        using var facts = JsonDocument.Parse($$"""{"id":"{{id}}","highRisk":{{(risky ? "true" : "false")}},"placements":[{{string.Join(',', placements)}}]}""");
        return EvaluationDocument.Freeze(
            PolicyTarget.System, "System", id, TenantId.TryParse("cnas", out var tenant) ? tenant : null, 1, facts.RootElement);
    }

    public static Evaluation Judge(EvaluationDocument document, WaiverSet waivers, DateTimeOffset now, CompiledPack? pack = null, EnforcementPoint point = EnforcementPoint.Admission) =>
        PolicyEvaluator.Evaluate(document, pack ?? Pack(), waivers, point, now, TestContext.Current.CancellationToken);

    public static RuleOutcome Outcome(Evaluation evaluation, string rule) => evaluation.Results.Single(result => result.Rule?.Id == rule).Outcome;

    public static WaiverRequest Request(params string[] systems) => new(
        "OWN-1", [], [.. systems.Select(id => new WaiverSubject("System", id))], "the link to the second site is late", "CHG-1", "IT of the fund",
        ["traffic is encrypted", "nobody logs in from abroad"], Until);

    public static ImmutableArray<WaivedPair> Freeze(params EvaluationDocument[] documents) =>
        [.. documents.SelectMany(document => Judge(document, WaiverSet.None, Now).Results.Where(result => result.IsOpen).Select(result => WaivedPair.Of(document, result)!))];

    public static WaiverSet Waive(params EvaluationDocument[] documents) => WaiverSet.Of([new Waiver("w-1", Now, Until, Freeze(documents))]);
}

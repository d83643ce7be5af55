using System.Globalization;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>A change of a site is judged for every system on it, however many there are.</summary>
public sealed class DependentsTests
{
    private const string Rule =
        """
        pack: {id: tests, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: TST-001
          version: 1.0.0
          category: residency
          severity: high
          mode: enforce
          title: {en: "At home", fr: "Chez soi", ar: "في الوطن"}
          target: System
          match: "subject.personalData"
          require:
          - id: at-home
            expression: "subject.placements.all(p, p.jurisdiction == 'DZ')"
            message: {en: "no", fr: "non", ar: "لا"}
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: home, expect: pass, subject: {personalData: true, placements: [{jurisdiction: DZ}]}}
          - {name: abroad, expect: at-home, subject: {personalData: true, placements: [{jurisdiction: FR}]}}
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_last_of_a_thousand_systems_is_enough_to_refuse()
    {
        var judged = await MoveAsync(Systems(1_000, n => n == 999));
        Assert.Equal((1, 0), (Failing(judged), judged.Unjudged));
        Assert.Equal("system-00999", judged.Evaluations[^1].Document.Id);
    }

    [Fact]
    public async Task What_fails_nobody_is_allowed_after_all_were_judged()
    {
        var judged = await MoveAsync(Systems(1_000, _ => false));
        Assert.Equal((0, 0), (Failing(judged), judged.Unjudged));
        Assert.Equal(DecisionOutcome.Allow, Decide(judged).Outcome);
    }

    [Fact]
    public async Task A_refusal_shows_some_of_those_that_fail_and_says_how_many_were_not_judged()
    {
        var judged = await MoveAsync(Systems(1_000, _ => true));
        Assert.Equal((PolicyLimits.FailingDependents, 1_000 - PolicyLimits.FailingDependents), (Failing(judged), judged.Unjudged));
        using var json = JsonDocument.Parse(DecisionJson.Write(Decide(judged)));
        Assert.Equal(judged.Unjudged, json.RootElement.GetProperty("unjudged").GetInt32());
    }

    [Fact]
    public async Task More_than_can_be_judged_at_once_are_refused_and_not_passed_over()
    {
        var judged = await MoveAsync(Systems(PolicyLimits.DependentSubjects + 1, _ => false));
        Assert.Equal((0, PolicyLimits.DependentSubjects + 1), (Failing(judged), judged.Unjudged));
        Assert.Equal(DecisionOutcome.Deny, Decide(judged).Outcome);
    }

    [Fact]
    public async Task What_is_proposed_with_the_change_is_judged_on_its_own()
    {
        var systems = Systems(10, _ => true);
        var judged = await MoveAsync(systems, [.. systems.Take(4).Select(Declared)]);
        Assert.Equal((6, 0), (Failing(judged), judged.Unjudged));
    }

    private static async Task<Judgement> MoveAsync(List<Fact> systems, params DeclaredDocument[] also)
    {
        var before = new Estate(systems);
        var site = Document("Site", "alg-dc1", """{"jurisdiction":"FR","national":false}""");
        return await Admission.JudgeAsync(
            site, Document("Site", "alg-dc1", """{"jurisdiction":"DZ","national":true}"""), 2, before, new ProposedFacts(before, [site, .. also]),
            Compiled(), WaiverSet.None, EnforcementPoint.Admission, Now, TestContext.Current.CancellationToken);
    }

    private static int Failing(Judgement judged) => judged.Evaluations.Count(evaluation => evaluation.Document.Target == PolicyTarget.System);

    private static Decision Decide(Judgement judged) => new()
    {
        Id = "0", At = Now, Point = EnforcementPoint.Admission, Operation = "site.change", Actor = "u-1", Role = "operator",
        Pack = Compiled().Pack, Evaluations = judged.Evaluations, Unjudged = judged.Unjudged, SubjectKind = "Site", SubjectId = "alg-dc1",
    };

    private static CompiledPack Compiled()
    {
        var parsed = PackParser.Parse("tests.yaml", Rule);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "tests.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }

    private static List<Fact> Systems(int count, Func<int, bool> personal) =>
    [
        .. Enumerable.Range(0, count).Select(n => new Fact(
            string.Create(CultureInfo.InvariantCulture, $"system-{n:00000}"),
            Parse($$"""{"tenant":"cnas","personalData":{{(personal(n) ? "true" : "false")}},"placements":[{"id":"p1","role":"primary","siteId":"alg-dc1"}]}"""))),
    ];

    private static DeclaredDocument Declared(Fact system) => Document("System", system.Id, system.Document.GetRawText());

    private static DeclaredDocument Document(string kind, string id, string json) =>
        new(EstateSchema.Get(kind), id, Owner: null, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(json));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed class Estate(List<Fact> systems) : IEstateFacts
    {
        public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) => ValueTask.FromResult<JsonElement?>(
            (kind, id) == ("Site", "alg-dc1") ? Parse("""{"jurisdiction":"DZ","national":true}""") : kind == "System" ? systems.Find(system => system.Id == id)?.Document : null);

        public ValueTask<IReadOnlyList<Fact>> ReferringAsync(string fromKind, string toKind, string toId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Fact>>((fromKind, toKind) == ("System", "Site") ? systems : []);
    }
}

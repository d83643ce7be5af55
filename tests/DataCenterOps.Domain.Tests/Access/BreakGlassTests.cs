using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

/// <summary>What is lifted, for how long and for whom; and what is not, whoever agrees.</summary>
public sealed class BreakGlassTests
{
    private static readonly DateTimeOffset From = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddHours(8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task It_begins_at_its_instant(int ticks, bool allowed) =>
        Assert.Equal(allowed, IsAllowed(await JudgeAsync(System("cnas")), BreakGlassScope.Everything, From.AddTicks(ticks)));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task It_ends_at_its_instant(int ticks, bool allowed) =>
        Assert.Equal(allowed, IsAllowed(await JudgeAsync(System("cnas")), BreakGlassScope.Everything, Until.AddTicks(ticks)));

    [Fact]
    public async Task Only_what_lies_inside_is_lifted()
    {
        var judged = await JudgeAsync(System("cnas"));

        Assert.True(IsAllowed(judged, Tenant("cnas")));
        Assert.False(IsAllowed(judged, Tenant("cnr")));
        Assert.True(IsAllowed(judged, new BreakGlassScope(Id("cnas"), "payroll")));
        Assert.False(IsAllowed(judged, new BreakGlassScope(Id("cnas"), "pensions")));
    }

    [Fact]
    public async Task A_flow_lies_inside_when_both_its_ends_do()
    {
        var own = await JudgeAsync(Flow("payroll", "pensions"));
        var across = await JudgeAsync(Flow("payroll", "elsewhere"));
        var unknown = await JudgeAsync(Flow("payroll", "nowhere"));

        Assert.True(IsAllowed(own, Tenant("cnas")));
        Assert.False(IsAllowed(own, new BreakGlassScope(Id("cnas"), "payroll")));
        Assert.False(IsAllowed(across, Tenant("cnas")));
        Assert.False(IsAllowed(across, Tenant("cnr")));
        Assert.False(IsAllowed(unknown, Tenant("cnas")));
        Assert.True(IsAllowed(across, BreakGlassScope.Everything));
    }

    [Fact]
    public async Task Another_tenant_whom_the_change_would_make_fail_is_not_lifted_with_it()
    {
        var judged = new Judgement([.. (await JudgeAsync(System("cnas"))).Evaluations, .. (await JudgeAsync(System("cnr"))).Evaluations], 0);

        Assert.False(IsAllowed(judged, Tenant("cnas")));
        Assert.True(IsAllowed(judged, BreakGlassScope.Everything));
    }

    [Fact]
    public async Task What_nobody_may_waive_and_what_could_not_be_evaluated_stay_denied_and_then_nothing_is_marked()
    {
        foreach (var judged in (Judgement[])[await JudgeAsync(System("cnas", vital: true)), await JudgeAsync(System("cnas", unknown: true))])
        {
            var after = Lift(judged, BreakGlassScope.Everything, From);

            Assert.Contains(after.Evaluations, evaluation => evaluation.Outcome == DecisionOutcome.Deny);
            Assert.All(after.Evaluations.SelectMany(evaluation => evaluation.Results), result => Assert.Null(result.BreakGlass));
        }
    }

    [Fact]
    public async Task What_was_not_judged_is_not_lifted()
    {
        var judged = await JudgeAsync(System("cnas")) with { Unjudged = 1 };

        Assert.Null(Lift(judged, BreakGlassScope.Everything, From).Evaluations.SelectMany(evaluation => evaluation.Results).FirstOrDefault(result => result.BreakGlass is not null));
    }

    [Fact]
    public async Task A_lifted_violation_is_a_violation_and_its_decision_says_by_what_it_was_allowed()
    {
        var after = Lift(await JudgeAsync(System("cnas")), Tenant("cnas"), From);
        var decision = new Decision
        {
            Id = "0", At = From, Point = EnforcementPoint.Admission, Operation = "system.change", Actor = "u-1", Role = "operator",
            Pack = Compiled().Pack, Evaluations = after.Evaluations, SubjectKind = "System", SubjectId = "payroll",
        };

        Assert.Equal(("id-1", DecisionOutcome.AllowWithWarnings), (decision.BreakGlass, decision.Outcome));
        Assert.Contains(after.Evaluations[0].Results, result => result is { IsOpen: true, Outcome: RuleOutcome.Violation, BreakGlass: "id-1" });
        using var json = JsonDocument.Parse(DecisionJson.Write(decision));
        Assert.Equal("id-1", json.RootElement.GetProperty("breakGlass").GetString());
    }

    [Fact]
    public async Task What_would_pass_anyhow_is_not_marked()
    {
        var judged = await JudgeAsync(System("cnas", personal: false));

        Assert.Equal(judged, Lift(judged, BreakGlassScope.Everything, From));
    }

    [Fact]
    public void A_request_that_is_read_back_is_the_same()
    {
        var request = new BreakGlassRequest(new BreakGlassScope(Id("cnas"), "payroll"), 3, "the national site burns");

        Assert.Equal(request, BreakGlassRequest.Read(request.Write()));
        Assert.Empty(request.Refuse());
        Assert.Equal(3, new[] { request with { Hours = 0 }, request with { Hours = 9 }, request with { Reason = " " } }.Count(wrong => wrong.Refuse().Length == 1));
    }

    [Fact]
    public void A_review_is_due_and_then_overdue()
    {
        var due = Until.AddDays(7);
        Assert.Equal("active", BreakGlassStates.At(Until, null, due, null, From));
        Assert.Equal("review", BreakGlassStates.At(Until, null, due, null, Until));
        Assert.Equal("review", BreakGlassStates.At(Until, From, due, null, From));
        Assert.Equal("review", BreakGlassStates.At(Until, Until, due, null, due.AddTicks(-1)));
        Assert.Equal("overdue", BreakGlassStates.At(Until, Until, due, null, due));
        Assert.Equal("reviewed", BreakGlassStates.At(Until, Until, due, due, due));
    }

    private static bool IsAllowed(Judgement judged, BreakGlassScope scope, DateTimeOffset? at = null) =>
        !Lift(judged, scope, at ?? From).Evaluations.Any(evaluation => evaluation.Outcome == DecisionOutcome.Deny);

    private static Judgement Lift(Judgement judged, BreakGlassScope scope, DateTimeOffset now) =>
        BreakGlassLift.Apply(judged, [new BreakGlassTime("id-1", scope, From, Until)], now);

    private static BreakGlassScope Tenant(string id) => new(Id(id), null);

    private static TenantId Id(string text) => TenantId.TryParse(text, out var id) ? id : throw new FormatException(text);

    private static DeclaredDocument System(string tenant, bool vital = false, bool unknown = false, bool personal = true)
    {
        var more = unknown ? "" : ",\"rpoMinutes\":5";
        return Document(
            "System", "payroll",
            $$"""{"tenant":"{{tenant}}","personalData":{{(personal ? "true" : "false")}},"vitalStateInterest":{{(vital ? "true" : "false")}}{{more}}}""");
    }

    private static DeclaredDocument Flow(string from, string to) =>
        Document("Flow", "f-1", $$"""{"from":{"system":"{{from}}"},"to":{"system":"{{to}}"},"source":"s-1","network":"internet"}""");

    private static async Task<Judgement> JudgeAsync(DeclaredDocument document)
    {
        var facts = new Facts();
        var judged = await Admission.JudgeAsync(
            document, previous: null, 0, facts, new ProposedFacts(facts, [document]), Compiled(), WaiverSet.None, EnforcementPoint.Admission, From, Cancel);
        return judged with { Evaluations = [.. judged.Evaluations.Where(evaluation => evaluation.Document.Id == document.Id)] };
    }

    private static DeclaredDocument Document(string kind, string id, string json) =>
        new(EstateSchema.Get(kind), id, Owner: null, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(json));

    private static CompiledPack Compiled()
    {
        var text = string.Concat(
            "pack: {id: tests, version: 1.0.0, jurisdiction: DZ}\npolicies:\n",
            Policy("TST-001", "System", "!subject.personalData", "{personalData: false}", "{personalData: true}", waivable: true),
            Policy("TST-002", "System", "!subject.vitalStateInterest", "{vitalStateInterest: false}", "{vitalStateInterest: true}", waivable: false),
            Policy("TST-003", "System", "subject.rpoMinutes < 60", "{rpoMinutes: 5}", "{rpoMinutes: 90}", waivable: true),
            Policy("TST-004", "DataFlow", "subject.network != 'internet'", "{network: x}", "{network: internet}", waivable: true));
        var parsed = PackParser.Parse("tests.yaml", text);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "tests.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }

    private static string Policy(string id, string target, string expression, string good, string bad, bool waivable) =>
        $$"""
        - id: {{id}}
          version: 1.0.0
          category: residency
          severity: high
          mode: enforce
          title: {en: "A rule", fr: "Une règle", ar: "قاعدة"}
          target: {{target}}
          match: "true"
          require:
          - id: rule
            expression: "{{expression}}"
            message: {en: "no", fr: "non", ar: "لا"}
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {{(waivable ? "{allowed: true, maxDays: 30, approvals: 2}" : "{allowed: false}")}}
          tests:
          - {name: good, expect: pass, subject: {{good}}}
          - {name: bad, expect: rule, subject: {{bad}}}

        """;

    private sealed class Facts : IEstateFacts
    {
        public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) => ValueTask.FromResult<JsonElement?>(
            (kind, id) switch
            {
                ("System", "payroll" or "pensions") => Parse("""{"tenant":"cnas","classification":"internal"}"""),
                ("System", "elsewhere") => Parse("""{"tenant":"cnr","classification":"internal"}"""),
                _ => null,
            });

        public ValueTask<IReadOnlyList<Fact>> ReferringAsync(string fromKind, string toKind, string toId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Fact>>([]);

        private static JsonElement Parse(string json)
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
    }
}

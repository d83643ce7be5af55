using CsCheck;
using DataCenterOps.Cel.Tests.Packs;

namespace DataCenterOps.Cel.Tests.Limits;

public sealed class CostTests
{
    private static readonly string[] Rules =
    [
        "subject.placements.all(p, p.jurisdiction in params.home || subject.authorisations.exists(a, a.kind == 'anpdp-transfer' && p.jurisdiction in a.jurisdictions && a.validUntil > now))",
        "subject.placements.filter(p, p.role in ['backup','replica','dr']).map(p, p.id + '/' + p.role)",
        "subject.placements == subject.placements",
        "subject.endpoints.all(e, e.observed.all(o, o.jurisdiction == 'unknown' || o.jurisdiction in e.declared))",
        "subject.placements.map(p, p.id).exists(i, i.matches('^[a-z]+$') || i.contains('ab') || i.startsWith('x'))",
        "subject.placements.exists_one(p, has(p.siteId) && size(p.siteId) > 3) ? subject.kind : subject.kind + subject.id",
        "params.order[subject.classification] >= 1 && 'x' in params.order",
        "[1, 2, 3].map(x, subject.placements.map(p, p.jurisdiction < 'M' ? x : -x))",
        "subject.allowedJurisdictions + subject.approvedIssuers == subject.approvedIssuers + subject.allowedJurisdictions",
        "{'a': subject.kind, 'b': subject.id}.exists(k, k in subject.allowedJurisdictions)",
        "string(params.minTls) + string(now) == 'x' || timestamp('2026-01-01T00:00:00Z') < now",
    ];

    private static readonly Gen<string> Text = Gen.String[Gen.Char['a', 'e'], 0, 8];

    private static readonly Gen<string> Subjects =
        from placements in Gen.Select(Text, Text, Text, (id, site, place) =>
            $$"""{"id":"{{id}}","role":"backup","siteId":"{{site}}","jurisdiction":"{{place}}"}""").List[0, 32]
        from codes in Text.Select(text => $"\"{text}\"").List[0, 16]
        from text in Text
        let list = string.Join(',', codes)
        select $$"""
            {"id":"{{text}}","kind":"{{text}}","classification":"secret","placements":[{{string.Join(',', placements)}}],
             "authorisations":[{"kind":"anpdp-transfer","jurisdictions":[{{list}}],"validUntil":"2027-01-01T00:00:00Z"}],
             "allowedJurisdictions":[{{list}}],"approvedIssuers":[{{list}}],
             "endpoints":[{"declared":[{{list}}],"observed":[{"jurisdiction":"{{text}}"}]}]}
            """;

    [Fact]
    public void What_an_evaluation_costs_never_exceeds_the_estimate() =>
        Gen.Select(Gen.Int[0, Rules.Length - 1].Select(at => Rules[at]), Subjects).Sample((rule, subject) =>
        {
            var compiled = Estate.Environment.Compile(rule);
            var budget = new CelBudget(long.MaxValue);
            compiled.Program!.Evaluate(
                Estate.Values(subject, """{"home":["DZ","aa"],"order":{"secret":3,"public":0},"minTls":1.2}"""), budget);
            return budget.Spent > 0 && budget.Spent <= compiled.WorstCost;
        }, iter: 2_000);

    [Fact]
    public void A_rule_over_a_declared_subject_has_a_worst_case_that_can_be_saved() => Assert.All(
        Rules, rule => Assert.InRange(Estate.Environment.Compile(rule).WorstCost, 1, CelLimits.ExpressionCost));

    [Fact]
    public void A_rule_over_anything_has_an_astronomic_worst_case()
    {
        var environment = CelEnvironment.Standard.WithVariable("x", CelType.Dyn);
        Assert.True(environment.Compile("x.all(a, x.all(b, x.all(c, a == b)))").WorstCost > CelLimits.DecisionCost);
    }

    [Fact]
    public void A_budget_is_shared_by_the_programs_of_one_decision()
    {
        var program = CelEnvironment.Standard.Compile("1 + 1 == 2").Program!;
        var budget = new CelBudget(12);
        Assert.False(program.Evaluate([], budget, TestContext.Current.CancellationToken).IsError);
        Assert.False(program.Evaluate([], budget, TestContext.Current.CancellationToken).IsError);
        Assert.Equal("cost.exhausted", program.Evaluate([], budget, TestContext.Current.CancellationToken).Error?.Code);
        Assert.Equal(0, budget.Remaining);
    }
}

using System.Text.Json;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>A new rule holds who changes something at once, and leaves time to what was there before.</summary>
public sealed class GraceTests
{
    private static readonly DateTimeOffset From = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = From.AddDays(90);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static TheoryData<EnforcementPoint, DateTimeOffset, PolicyMode> Table => new()
    {
        { EnforcementPoint.Admission, From - Tick, PolicyMode.Audit },
        { EnforcementPoint.Admission, From, PolicyMode.Enforce },
        { EnforcementPoint.Ci, From, PolicyMode.Enforce },
        { EnforcementPoint.Sweep, From - Tick, PolicyMode.Audit },
        { EnforcementPoint.Sweep, From, PolicyMode.Audit },
        { EnforcementPoint.Sweep, Due - Tick, PolicyMode.Audit },
        { EnforcementPoint.Sweep, Due, PolicyMode.Enforce },
        { EnforcementPoint.KeyUse, Due - Tick, PolicyMode.Audit },
        { EnforcementPoint.KeyUse, Due, PolicyMode.Enforce },
    };

    [Theory, MemberData(nameof(Table))]
    public void The_mode_at_each_point_and_moment(EnforcementPoint point, DateTimeOffset now, PolicyMode mode)
    {
        var result = Assert.Single(PolicyEvaluator.Evaluate(Harmful(), Pack("graceDays: 90"), WaiverSet.None, point, now, TestContext.Current.CancellationToken).Results);

        Assert.Equal((RuleOutcome.Violation, mode), (result.Outcome, result.Mode));
        Assert.Equal(mode == PolicyMode.Enforce, result.Denies);
    }

    [Fact]
    public void A_finding_says_from_when_on_it_must_comply_and_is_another_when_the_grace_has_ended()
    {
        var (before, after) = (Finding(Due - Tick), Finding(Due));

        using var body = JsonDocument.Parse(before.ToBody());
        Assert.Equal("2026-12-30T00:00:00Z", body.RootElement.GetProperty("due").GetString());
        Assert.Equal("audit", body.RootElement.GetProperty("mode").GetString());
        Assert.Equal(before.Key, after.Key);
        Assert.NotEqual(before.EvidenceSha256, after.EvidenceSha256, StringComparer.Ordinal);
        Assert.Equal(before.EvidenceSha256, Finding(From).EvidenceSha256);
    }

    [Theory]
    [InlineData("effectiveFrom: 2026-10-01, graceDays: -1", "pack.type")]
    [InlineData("effectiveFrom: 2026-10-01, graceDays: 731", "pack.bounds")]
    [InlineData("graceDays: 90", "pack.value")]
    public void Grace_is_bounded_and_counts_from_a_day(string terms, string code)
    {
        var lines = string.Join("\n  ", terms.Split(", "));
        var error = Assert.Single(PackParser.Parse("pack.yaml", Text(lines)).Errors);

        Assert.Equal((code, true), (error.Code, error.Line > 1));
    }

    private static OpenFinding Finding(DateTimeOffset now)
    {
        var document = Harmful();
        return OpenFinding.Of(document, PolicyEvaluator.Evaluate(document, Pack("graceDays: 90"), WaiverSet.None, EnforcementPoint.Sweep, now, TestContext.Current.CancellationToken).Results[0])!;
    }

    private static CompiledPack Pack(string grace)
    {
        var parsed = PackParser.Parse("pack.yaml", Text($"effectiveFrom: 2026-10-01\n  {grace}"));
        Assert.Empty(parsed.Errors);
        return PackCompiler.Compile(parsed.Pack!, "pack.yaml").Pack!;
    }

    private static EvaluationDocument Harmful()
    {
        using var facts = JsonDocument.Parse("""{"id":"s1","highRisk":true}""");
        return EvaluationDocument.Freeze(PolicyTarget.System, "System", "s1", null, 1, facts.RootElement);
    }

    private static string Text(string terms) =>
        $$$"""
        pack: {id: own, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: OWN-1
          category: security
          severity: high
          mode: enforce
          {{{terms}}}
          title: {en: "A", fr: "B", ar: "ج"}
          target: System
          match: "true"
          require:
          - {id: rule, expression: "!subject.highRisk"}
          tests:
          - {name: passes, expect: pass, subject: {highRisk: false}}
          - {name: fails, expect: rule, subject: {highRisk: true}}
        """;
}

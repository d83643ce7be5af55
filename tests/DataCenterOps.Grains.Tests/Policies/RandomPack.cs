using CsCheck;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>Packs that differ in everything by which a finding can come, go or change.</summary>
internal static class RandomPack
{
    private static readonly string[] Modes = ["off", "shadow", "audit", "warn", "enforce"];

    private static readonly Gen<string> Policy =
        from id in Gen.Int[1, 3]
        from mode in OneOf(Modes)
        from sweep in OneOf(Modes)
        from match in OneOf("true", "subject.sensitiveData", "subject.highRisk", "subject.placements[3].id != 'x'")
        from rule in OneOf("!subject.highRisk", "!subject.sensitiveData", "!subject.highRisk || !subject.sensitiveData")
        from message in OneOf("one", "two")
        from tested in Gen.Bool
        select Text(id, mode, sweep, match, rule, message, tested);

    /// <summary>One to three policies.</summary>
    public static Gen<TestPack> Any { get; } =
        from policies in Policy.Array[1, 3]
        from version in Gen.Int[1, 1_000_000]
        select new TestPack(
            "tests",
            $"pack: {{id: tests, version: 1.0.{version}, jurisdiction: DZ}}\npolicies:\n"
            + string.Concat(policies.DistinctBy(policy => policy[..20], StringComparer.Ordinal)));

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string Text(int id, string mode, string sweep, string match, string rule, string message, bool tested) =>
        $$"""
        - id: TST-10{{id}}
          version: 1.0.0
          category: residency
          severity: high
          mode: {{mode}}
          modeByPoint: {sweep: {{sweep}}}
          title: {en: "A", fr: "B", ar: "ج"}
          target: System
          match: "{{match}}"
          require:
          - id: rule
            expression: "{{rule}}"
            message: {en: "{{message}}", fr: "{{message}}", ar: "{{message}}"}
          exceptions: {allowed: false}
          tests:
          - name: harmful
            expect: {{(match.Contains("placements", StringComparison.Ordinal) ? "error" : "[rule]")}}
            subject: {highRisk: true, sensitiveData: true}
        {{(tested && match == "true" ? "  - {name: harmless, expect: pass, subject: {highRisk: false, sensitiveData: false}}\n" : "")}}
        """;
}

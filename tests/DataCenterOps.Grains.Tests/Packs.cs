namespace DataCenterOps.Grains.Tests;

/// <summary>Packs of one or two rules.</summary>
internal static class Packs
{
    public static TestPack Lenient { get; } = Of("0.1.0", ("no-high-risk", "!subject.highRisk"));

    public static TestPack Strict { get; } = Of("0.2.0", ("no-high-risk", "!subject.highRisk"), ("not-sensitive", "!subject.sensitiveData"));

    public static TestPack DoesNotCompile { get; } = Of("0.3.0", ("no-such-fact", "!subject.noSuchFact"));

    /// <summary>A pack whose own test expects the opposite of what its rule says.</summary>
    public static TestPack FailsItsTests { get; } = Of("0.4.0", "no-high-risk", ("no-high-risk", "!subject.highRisk"));

    public static TestPack Other { get; } = Of("1.0.0", "pass", "other", ("nothing-sensitive", "!subject.sensitiveData"));

    /// <summary>The lenient pack's rule, whose findings may be waived.</summary>
    public static TestPack Waivable { get; } = new("tests", Of("0.5.0", ("no-high-risk", "!subject.highRisk")).Text
        .Replace("exceptions: {allowed: false}", "exceptions: {allowed: true, maxDays: 30, approvals: 2}", StringComparison.Ordinal));

    /// <summary>The strict pack whose findings may be left open.</summary>
    public static TestPack Excusable { get; } = new("tests", Of("0.6.0", ("no-high-risk", "!subject.highRisk"), ("not-sensitive", "!subject.sensitiveData")).Text
        .Replace("exceptions: {allowed: false}", "exceptions: {allowed: true, maxDays: 30, approvals: 2}", StringComparison.Ordinal));

    private static TestPack Of(string version, params (string Id, string Expression)[] rules) => Of(version, "pass", "tests", rules);

    private static TestPack Of(string version, string expect, params (string Id, string Expression)[] rules) => Of(version, expect, "tests", rules);

    private static TestPack Of(string version, string expect, string id, params (string Id, string Expression)[] rules) => new(id,
        $$"""
        pack: {id: {{id}}, version: {{version}}, jurisdiction: DZ}
        policies:
        - id: TST-001
          version: {{version}}
          category: residency
          severity: high
          mode: enforce
          title: {en: "A rule of the tests", fr: "Une règle des tests", ar: "قاعدة للاختبارات"}
          target: System
          match: "true"
          require:
        {{string.Concat(rules.Select(Rule))}}  exceptions: {allowed: false}
          tests:
          - name: harmless
            expect: {{expect}}
            subject: {highRisk: false, sensitiveData: false}
          - name: harmful
            expect: [{{string.Join(", ", rules.Select(rule => rule.Id))}}]
            subject: {highRisk: true, sensitiveData: true}
        """);

    private static string Rule((string Id, string Expression) rule) =>
        $$"""
          - id: {{rule.Id}}
            expression: "{{rule.Expression}}"
            message: {en: "no", fr: "non", ar: "لا"}
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}

        """;
}

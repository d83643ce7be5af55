using System.Text;
using DataCenterOps.Cli.Policies;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Tests.Policies;

/// <summary>Each doubt of lint, and the pack that gives no cause for it.</summary>
public sealed class PackLintTests
{
    [Theory]
    [InlineData("subject.restoreTest.at < now", "the rule `r` reads `subject.restoreTest`, which may be unset, without `has()` or `.?`")]
    [InlineData("has(subject.restoreTest) && subject.restoreTest.at < now", "")]
    [InlineData("subject.placements.all(p, p.distanceKmFromPrimary > 50)", "the rule `r` reads `p.distanceKmFromPrimary`, which may be unset, without `has()` or `.?`")]
    [InlineData("subject.placements.all(p, has(p.distanceKmFromPrimary) && p.distanceKmFromPrimary > 50)", "")]
    public void An_optional_field_is_asked_for_before_it_is_read(string expression, string expected) =>
        Assert.Equal(expected, Of("lint.optional", Pack(expression)));

    [Fact]
    public void What_the_selection_asked_for_need_not_be_asked_again() =>
        Assert.Equal("", Of("lint.optional", Pack("subject.restoreTest.at < now", match: "has(subject.restoreTest)")));

    [Theory]
    [InlineData("subject.personalData || subject.rtoMinutes < 5", "subject.rtoMinutes < 5")]
    [InlineData("subject.personalData || has(subject.rtoMinutes) && subject.rtoMinutes < 5", "")]
    [InlineData("subject.personalData && rank(subject.classification) > 1", "")]
    [InlineData("subject.personalData || rank(subject.classification) > 1", "rank(subject.classification) > 1")]
    [InlineData("subject.endpoints.all(e, e.host == 'a || b' || double(e.host) > 1.2)", "double(e.host) > 1.2")]
    [InlineData("!(subject.personalData && rank(subject.classification) > 1)", "rank(subject.classification) > 1")]
    [InlineData("subject.personalData || {'secret': 1}.all(k, k in params.order && params.order[k] > 0)", "")]
    [InlineData("subject.personalData || params.order[subject.classification] > 0", "params.order[subject.classification] > 0")]
    [InlineData("subject.personalData ? rank(subject.classification) > 1 : subject.highRisk", "")]
    public void An_error_is_not_passed_over(string expression, string expected) => Assert.Equal(
        expected.Length == 0 ? "" : $"the rule `r` passes over an error of `{expected}` when the other side decides",
        Of("lint.absorbs", Pack(expression, parameters: "{order: {secret: 1}}")));

    [Theory]
    [InlineData("subject.personalData && rank(subject.classification) > 1", "`match` passes over an error of `rank(subject.classification) > 1` when the other side decides")]
    [InlineData("subject.personalData || rank(subject.classification) > 1", "")]
    [InlineData("!(subject.personalData || rank(subject.classification) > 1)", "`match` passes over an error of `rank(subject.classification) > 1` when the other side decides")]
    public void An_error_does_not_leave_a_subject_out(string match, string expected) =>
        Assert.Equal(expected, Of("lint.absorbs", Pack("subject.personalData", match: match)));

    [Theory]
    [InlineData("params.limit > 2", true)]
    [InlineData("subject.personalData || true", true)]
    [InlineData("(subject.personalData || true)", true)]
    [InlineData("subject.personalData && false", true)]
    [InlineData("subject.personalData || !subject.personalData", true)]
    [InlineData("variables.fixed == 1", true)]
    [InlineData("variables.live", false)]
    [InlineData("subject.personalData || size(subject.placements) > params.limit", false)]
    [InlineData("has(subject.restoreTest) ? subject.restoreTest.at < now : true", false)]
    [InlineData("subject.placements.all(p, p.encryptedAtRest || true) && subject.personalData", false)]
    public void A_rule_that_is_the_same_for_all_is_no_rule(string expression, bool isDoubted) => Assert.Equal(
        isDoubted ? "the rule `r` is the same for every subject" : "",
        Of("lint.constant", Pack(expression, parameters: "{limit: 3}", more: "variables: [{name: fixed, expression: \"1\"}, {name: live, expression: \"subject.personalData\"}]")));

    [Theory]
    [InlineData("size(subject.placements) < params.limit", "the variable `sites` is not used")]
    [InlineData("size(variables.sites) < params.limit", "")]
    [InlineData("size(variables.sites) < 3", "the parameter `limit` is not used")]
    public void What_is_declared_is_used(string expression, string expected) => Assert.Equal(
        expected,
        Of("lint.unused", Pack(expression, parameters: "{limit: 3}", more: "variables: [{name: sites, expression: \"subject.placements.map(p, p.siteId)\"}]")));

    [Theory]
    [InlineData("audit", "interpretation", "")]
    [InlineData("enforce", "verified-text", "")]
    [InlineData("enforce", "verified-secondary", "it enforces `Loi 1`, which is `verified-secondary`")]
    [InlineData("audit\n  modeByPoint: {sweep: enforce}", "unverified", "it enforces `Loi 1`, which is `unverified`")]
    public void What_is_enforced_rests_on_a_text_that_was_read(string mode, string status, string expected) =>
        Assert.Equal(expected, Of("lint.unverified", Pack("subject.personalData", mode: mode, status: status)));

    [Theory]
    [InlineData("interpretation", "")]
    [InlineData("verified-secondary", "")]
    [InlineData("verified-text", "it cites `law-1` as `verified-text`, which is recorded as `verified-secondary`")]
    public void No_citation_is_surer_than_what_is_recorded(string status, string expected) =>
        Assert.Equal(expected, Of("lint.status", Pack("subject.personalData", status: status)));

    [Fact]
    public void A_rule_is_seen_to_fail() => Assert.Equal(
        "no test shows that the rule `r` can fail", Of("lint.untested", Pack("subject.personalData", tests: "{name: ok, expect: pass, subject: {personalData: true}}")));

    [Theory]
    [InlineData("title: {ar: \"عنوان\", fr: \" \", en: \"Title\"}", "the title is missing in `fr`")]
    [InlineData("title: {ar: \"\", fr: \"Titre\", en: \"\"}", "the title is missing in `ar`; the title is missing in `en`")]
    public void Every_text_speaks_three_languages(string title, string expected) => Assert.Equal(
        expected, Of("lint.language", Pack("subject.personalData").Replace("title: {ar: \"عنوان\", fr: \"Titre\", en: \"Title\"}", title, StringComparison.Ordinal)));

    [Theory]
    [InlineData("message", "the message of `r` is missing in `ar`")]
    [InlineData("remediation", "the remediation of `r` is missing in `ar`")]
    public void So_does_what_a_rule_says(string member, string expected) => Assert.Equal(
        expected, Of("lint.language", Pack("subject.personalData").Replace($"{member}: {{ar: \"ن\"", $"{member}: {{ar: \"\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "no test shows what level it gives")]
    [InlineData(", tests: [{name: t, level: 1, proven: true, subject: {keys: []}}]", "no test shows that it can be proven and that it can be not")]
    [InlineData(", tests: [{name: t, level: 1, proven: true, subject: {keys: []}}, {name: f, level: 1, proven: false, subject: {keys: [k]}}]", "")]
    public void An_answer_of_the_table_of_sovereignty_is_seen_to_be_proven_and_not(string tests, string expected) =>
        Assert.Equal(expected, Of("lint.untested", Pack("subject.personalData") + Weights("en", tests)));

    [Fact]
    public void What_the_table_asks_is_asked_in_three_languages() =>
        Assert.Equal("the question is missing in `en`", Of("lint.language", Pack("subject.personalData") + Weights("", "")));

    [Fact]
    public void The_starter_pack_gives_no_doubt_but_of_law_that_nobody_has_read()
    {
        var path = Path.Combine(Root(), "deploy", "policies", "dz-gov-baseline.yaml");
        Assert.Empty(Lint(File.ReadAllText(path, Encoding.UTF8)).Where(warning => warning.Code != "lint.unverified")
            .Select(warning => $"{warning.Policy}: {warning.Message}"));
    }

    private static string Weights(string english, string tests) =>
        $$"""

        weights:
          framework: "Own"
          source: "a test"
          status: unverified
          objectives:
          - id: A
            title: {ar: "ه", fr: "o", en: "o"}
            weight: 100
            floor: 0
            answers:
            - {id: a, question: {ar: "س", fr: "q", en: "{{english}}"}, level: "1", evidence: "subject.keys", proven: "size(subject.keys) == 0"{{tests}}}
        """;

    private static string Of(string code, string pack) =>
        string.Join("; ", Lint(pack).Where(warning => warning.Code == code).Select(warning => warning.Message));

    private static List<LintWarning> Lint(string text)
    {
        var parsed = PackParser.Parse("own.yaml", text);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "own.yaml");
        Assert.Empty(compiled.Errors);
        return [.. PackLint.Warnings(compiled.Pack!)];
    }

    private static string Pack(
        string expression, string match = "true", string mode = "audit", string status = "verified-secondary",
        string parameters = "{}", string more = "", string tests = "{name: bad, expect: r, subject: {personalData: false}}") =>
        $$$"""
        pack: {id: own, version: 1.0.0}
        provisions:
        - {id: law-1, instrument: "Loi 1", article: "1", verification: {status: verified-secondary}}
        policies:
        - id: OWN-1
          category: residency
          severity: high
          mode: {{{mode}}}
          title: {ar: "عنوان", fr: "Titre", en: "Title"}
          legal: [{instrument: "Loi 1", article: "1", status: {{{status}}}, provisionId: law-1}]
          target: System
          params: {{{parameters}}}
          {{{more}}}
          match: "{{{match}}}"
          require:
          - id: r
            expression: "{{{expression}}}"
            message: {ar: "ن", fr: "n", en: "n"}
            remediation: {ar: "ن", fr: "n", en: "n"}
          tests:
          - {{{tests}}}
        """;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

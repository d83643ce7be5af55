using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

public sealed class StarterPackTests
{
    [Fact]
    public void The_starter_pack_reads_compiles_and_passes_its_own_tests()
    {
        var pack = StarterPack.Compile();

        var failed = PackTester.Run(pack, TestContext.Current.CancellationToken).Where(test => !test.Passed)
            .Select(test => $"{test.Line}: {test.Policy} {test.Test}: expected {test.Expected}, got {test.Actual}");

        Assert.Empty(failed);
        Assert.True(pack.Policies.Length >= 40);
    }

    [Fact]
    public void Every_rule_explains_itself_in_three_languages() =>
        Assert.All(
            StarterPack.Compile().Policies.SelectMany(policy => policy.Policy.Rules),
            rule => Assert.All(
                new[] { rule.Message, rule.Remediation },
                text => Assert.All(new[] { text!.Ar, text.Fr, text.En }, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence)))));

    [Fact]
    public void Every_rule_was_seen_to_fail_and_every_policy_to_pass_and_to_keep_out_of_what_it_does_not_judge()
    {
        var gaps = new List<string>();
        foreach (var policy in StarterPack.Compile().Pack.Policies)
        {
            gaps.AddRange(policy.Rules.Where(rule => !policy.Tests.Any(test => test.Expect.Contains(rule.Id, StringComparer.Ordinal))).Select(rule => $"{policy.Id}/{rule.Id} never fails"));
            gaps.AddRange(policy.Tests.Any(test => test.Expect is ["pass"]) ? [] : [$"{policy.Id} never passes"]);
            gaps.AddRange(policy.Match == "true" || policy.Tests.Any(test => test.Expect is ["not-applicable"]) ? [] : [$"{policy.Id} applies to everything"]);
        }

        Assert.Empty(gaps);
    }

    [Fact]
    public void Every_kind_of_policy_is_there() => Assert.Equal(
        "continuity exit flows keys residency security spending supply-chain",
        string.Join(' ', StarterPack.Compile().Pack.Policies.Select(policy => policy.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

    [Fact]
    public void What_the_law_forbids_in_any_case_is_never_waived() => Assert.Empty(
        StarterPack.Compile().Pack.Policies
            .Where(policy => policy.Waivers.Allowed)
            .Where(policy => policy.Legal.Any(legal => legal.ProvisionId is "dz-18-07-44-1" or "dz-18-07-44-3" or "dz-25-11-breach")
                || policy.Match.Contains("vitalStateInterest", StringComparison.Ordinal)
                || policy.Match.Contains("'root'", StringComparison.Ordinal))
            .Select(policy => policy.Id));

    [Fact]
    public void Every_citation_rests_on_a_provision_with_a_title_and_is_no_surer_than_it()
    {
        foreach (var legal in StarterPack.Compile().Pack.Policies.SelectMany(policy => policy.Legal))
        {
            var provision = legal.Provision!;
            Assert.NotNull(provision.Title);
            Assert.NotNull(provision.Verification.At);
            Assert.False(LegalVerification.IsSurer(legal.Status, provision.Verification.Status), $"{legal.Instrument} {legal.ProvisionId}");

            // Where nobody has verified the article, none is cited.
            Assert.True(provision.Article != "unverified" || legal.Article == "unverified", legal.Article);
        }
    }

    [Fact]
    public void The_table_of_sovereignty_has_the_eight_objectives_and_asks_in_three_languages()
    {
        var table = StarterPack.Compile().Sovereignty!.Table;
        Assert.Equal("unverified", table.Status);
        Assert.Equal(
            [("SOV-1", 15), ("SOV-2", 10), ("SOV-3", 10), ("SOV-4", 15), ("SOV-5", 20), ("SOV-6", 15), ("SOV-7", 10), ("SOV-8", 5)],
            table.Objectives.Select(objective => (objective.Id, objective.Weight)));
        Assert.All(
            table.Objectives.Select(objective => objective.Title).Concat(table.Objectives.SelectMany(objective => objective.Answers).Select(answer => answer.Question)),
            text => Assert.All(new[] { text.Ar, text.Fr, text.En }, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence))));

        // Whatever can be proven was seen both ways.
        Assert.All(
            table.Objectives.SelectMany(objective => objective.Answers).Where(answer => answer.Proven is not null),
            answer => Assert.Equal(2, answer.Tests.Select(test => test.Proven).Distinct().Count()));
    }
}

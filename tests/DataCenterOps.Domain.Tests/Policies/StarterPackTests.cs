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
        Assert.True(pack.Policies.Length >= 25);
    }

    [Fact]
    public void Every_enforced_rule_explains_itself_in_three_languages() =>
        Assert.All(
            StarterPack.Compile().Policies.Where(policy => policy.Policy.Mode == PolicyMode.Enforce)
                .SelectMany(policy => policy.Policy.Rules),
            rule => Assert.All(
                new[] { rule.Message, rule.Remediation },
                text => Assert.All(new[] { text!.Ar, text.Fr, text.En }, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence)))));
}

using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;
using static DataCenterOps.Domain.Tests.Policies.Waivers.WaiverSample;

namespace DataCenterOps.Domain.Tests.Policies.Waivers;

/// <summary>A preview names the waivers that would cover no more what they cover today, and what becomes of it.</summary>
public sealed class StoppedWaiverTests
{
    private static readonly EvaluationDocument System = Kept("s-1", false, Abroad);

    [Theory]
    [InlineData("{allowed: true, maxDays: 30, approvals: 2}", "p.jurisdiction == 'DZ'", null)]
    [InlineData("{allowed: true, maxDays: 30, approvals: 2}", "p.jurisdiction == 'DZ' && p.encryptedAtRest", RuleOutcome.Violation)]
    [InlineData("{allowed: false}", "p.jurisdiction == 'DZ'", RuleOutcome.Violation)]
    [InlineData("{allowed: true, maxDays: 30, approvals: 2}", "p.jurisdiction in ['DZ', 'FR'] || p.siteId == ''", RuleOutcome.Compliant)]
    public void A_change_of_the_rule_stops_it_or_does_not(string exceptions, string rule, RuleOutcome? becomes)
    {
        var stopped = StoppedWaiver.Between(Judge(System), Judge(System, Pack(exceptions, rule)));
        Assert.Equal(
            becomes is { } outcome ? [new StoppedWaiver("w-1", Until, "OWN-1", "home", "System", "s-1", outcome)] : Array.Empty<StoppedWaiver>(), stopped);
    }

    [Fact]
    public void A_rule_that_is_gone_leaves_nothing_to_waive()
    {
        var after = Judge(System) with { Results = [.. Judge(System).Results.Where(result => result.Rule?.Id != "home")] };
        Assert.Equal(RuleOutcome.NotApplicable, Assert.Single(StoppedWaiver.Between(Judge(System), after)).Becomes);
        Assert.Equal(RuleOutcome.NotApplicable, Assert.Single(StoppedWaiver.Between(Judge(System), null)).Becomes);
    }

    [Fact]
    public void Other_evidence_stops_it_and_what_was_never_covered_stops_nothing()
    {
        Assert.Equal(RuleOutcome.Violation, Assert.Single(StoppedWaiver.Between(Judge(System), Judge(Kept("s-1", false, Abroad, Second)))).Becomes);
        Assert.Empty(StoppedWaiver.Between(Judge(Kept("s-1", false, Second)), Judge(Kept("s-1", false, Home))));
        Assert.Empty(StoppedWaiver.Between(null, Judge(System)));
    }

    private static Evaluation Judge(EvaluationDocument document, CompiledPack? pack = null) =>
        WaiverSample.Judge(document, Waive(System), Now, pack, EnforcementPoint.Sweep);
}

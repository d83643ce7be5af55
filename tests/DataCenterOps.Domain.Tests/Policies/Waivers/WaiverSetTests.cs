using System.Text.Json;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;
using static DataCenterOps.Domain.Tests.Policies.Waivers.WaiverSample;

namespace DataCenterOps.Domain.Tests.Policies.Waivers;

/// <summary>What a waiver covers: what was frozen, while it runs, and nothing else.</summary>
public sealed class WaiverSetTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(EnforcementPoint.Admission)]
    [InlineData(EnforcementPoint.Sweep)]
    [InlineData(EnforcementPoint.Ci)]
    public void It_covers_from_its_begin_to_the_tick_before_its_end(EnforcementPoint point)
    {
        var system = Kept("s-1", false, Home, Abroad);
        var waivers = Waive(system);

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(system, waivers, Now - Tick, point: point), "home"));
        Assert.Equal(RuleOutcome.Excepted, Outcome(Judge(system, waivers, Now, point: point), "home"));
        Assert.Equal(RuleOutcome.Excepted, Outcome(Judge(system, waivers, Until - Tick, point: point), "home"));
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(system, waivers, Until, point: point), "home"));
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(system, waivers, Until + Tick, point: point), "home"));
    }

    [Fact]
    public void What_is_waived_denies_nothing_and_says_by_what()
    {
        var system = Kept("s-1", false, Abroad);
        var judged = Judge(system, Waive(system), Now);

        Assert.Equal(DecisionOutcome.Allow, judged.Outcome);
        Assert.Equal(new RunningWaiver("w-1", Until), judged.Results.Single(result => result.Rule?.Id == "home").Waiver);
        Assert.Equal(DecisionOutcome.Deny, Judge(system, WaiverSet.None, Now).Outcome);
    }

    [Fact]
    public void The_waiver_of_one_replica_does_not_cover_a_second_nor_the_same_one_changed()
    {
        var waivers = Waive(Kept("s-1", false, Abroad));

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", false, Abroad, Second), waivers, Now), "home"));
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", false, Second), waivers, Now), "home"));
        var open = Abroad.Replace("\"encryptedAtRest\":true", "\"encryptedAtRest\":false", StringComparison.Ordinal);
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", false, open), waivers, Now), "home"));
        Assert.Equal(RuleOutcome.Excepted, Outcome(Judge(Kept("s-1", false, Home, Abroad), waivers, Now), "home"));
    }

    [Fact]
    public void What_was_frozen_with_two_covers_one_of_them() =>
        Assert.Equal(RuleOutcome.Excepted, Outcome(Judge(Kept("s-1", false, Second), Waive(Kept("s-1", false, Abroad, Second)), Now), "home"));

    [Fact]
    public void Two_waivers_of_a_part_each_do_not_cover_the_whole()
    {
        var set = WaiverSet.Of(
        [
            new Waiver("w-1", Now, Until, Freeze(Kept("s-1", false, Abroad))),
            new Waiver("w-2", Now, Until, Freeze(Kept("s-1", false, Second))),
        ]);

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", false, Abroad, Second), set, Now), "home"));
    }

    [Fact]
    public void Another_subject_and_another_rule_are_not_covered()
    {
        var waivers = Waive(Kept("s-1", false, Abroad));

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-2", false, Abroad), waivers, Now), "home"));
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", true, Abroad), waivers, Now), "calm"));
    }

    [Fact]
    public void A_rule_without_evidence_is_waived_for_the_subject_as_a_whole()
    {
        var waivers = Waive(Kept("s-1", true));

        Assert.Equal(RuleOutcome.Excepted, Outcome(Judge(Kept("s-1", true, Home), waivers, Now), "calm"));
        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(Kept("s-1", true, Abroad), waivers, Now), "home"));
    }

    [Fact]
    public void A_rule_that_was_rewritten_under_its_name_is_not_covered()
    {
        var system = Kept("s-1", false, Abroad);
        var stricter = Pack(rule: "p.jurisdiction == 'DZ' && p.encryptedAtRest");

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(system, Waive(system), Now, stricter), "home"));
    }

    [Fact]
    public void A_policy_that_no_longer_allows_waivers_is_held_at_once()
    {
        var system = Kept("s-1", false, Abroad);

        Assert.Equal(RuleOutcome.Violation, Outcome(Judge(system, Waive(system), Now, Pack("{allowed: false}")), "home"));
    }

    [Fact]
    public void An_error_is_never_covered()
    {
        var unknown = Kept("s-1", false, """{"id":"p-9"}""");
        var judged = Judge(unknown, Waive(Kept("s-1", false, Abroad)), Now);

        Assert.Equal(RuleOutcome.Error, Outcome(judged, "home"));
        Assert.Equal(DecisionOutcome.Deny, judged.Outcome);
        Assert.Null(WaivedPair.Of(unknown, judged.Results.Single(result => result.Rule?.Id == "home")));
    }

    [Fact]
    public void The_longest_waiver_is_the_one_that_is_named()
    {
        var system = Kept("s-1", false, Abroad);
        var pairs = Freeze(system);
        var set = WaiverSet.Of([new Waiver("w-1", Now, Until, pairs), new Waiver("w-2", Now, Until.AddDays(1), pairs), new Waiver("w-3", Now, Until, pairs)]);

        Assert.Equal("w-2", Judge(system, set, Now).Results.Single(result => result.Rule?.Id == "home").Waiver?.Id);
    }

    [Fact]
    public void A_finding_that_is_waived_stays_one_and_is_another()
    {
        var system = Kept("s-1", false, Abroad);
        var open = Finding(Judge(system, WaiverSet.None, Now, point: EnforcementPoint.Sweep));
        var waived = Finding(Judge(system, Waive(system), Now, point: EnforcementPoint.Sweep));

        Assert.Equal(open.Key, waived.Key);
        Assert.NotEqual(open.EvidenceSha256, waived.EvidenceSha256, StringComparer.Ordinal);
        using var body = JsonDocument.Parse(waived.ToBody());
        Assert.Equal("excepted", body.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("w-1", body.RootElement.GetProperty("exception").GetProperty("id").GetString());
        Assert.Equal("2026-12-31T08:00:00Z", body.RootElement.GetProperty("exception").GetProperty("until").GetString());
    }

    private static OpenFinding Finding(Evaluation evaluation) =>
        OpenFinding.Of(evaluation.Document, evaluation.Results.Single(result => result.Rule?.Id == "home"))!;
}

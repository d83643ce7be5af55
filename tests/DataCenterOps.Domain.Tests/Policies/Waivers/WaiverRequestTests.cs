using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;
using static DataCenterOps.Domain.Tests.Policies.Waivers.WaiverSample;

namespace DataCenterOps.Domain.Tests.Policies.Waivers;

/// <summary>What can be asked for, what is frozen, and what a tenant may owe.</summary>
public sealed class WaiverRequestTests
{
    private static readonly Policy Own = Pack().Pack.Policies.Single();

    public static TheoryData<string, WaiverRequest> Wrong => new()
    {
        { "waiver.reason", Request("s-1") with { Reason = " " } },
        { "waiver.reason", Request("s-1") with { Reason = "two\nlines" } },
        { "waiver.ticket", Request("s-1") with { Ticket = "" } },
        { "waiver.risk_owner", Request("s-1") with { RiskOwner = new string('x', WaiverLimits.NameLength + 1) } },
        { "waiver.controls", Request("s-1") with { Controls = [] } },
        { "waiver.controls", Request("s-1") with { Controls = [.. Enumerable.Repeat("x", WaiverLimits.Controls + 1)] } },
        { "waiver.until", Request("s-1") with { Until = Now } },
        { "waiver.until", Request("s-1") with { Until = Until.AddTicks(1) } },
        { "waiver.too_large", Request([.. Enumerable.Range(0, WaiverLimits.Pairs + 1).Select(i => $"s-{i}")]) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_written_wrong_is_refused(string code, WaiverRequest request) =>
        Assert.Equal(code, Assert.Single(request.Refuse(Now)).Code);

    [Fact]
    public void All_reasons_come_at_once() =>
        Assert.Equal(
            ["waiver.reason", "waiver.ticket", "waiver.controls"],
            (Request("s-1") with { Reason = "", Ticket = "", Controls = [] }).Refuse(Now).Select(reason => reason.Code),
            StringComparer.Ordinal);

    [Fact]
    public void The_policy_says_whether_and_for_how_long()
    {
        Assert.Empty(Request("s-1").Refuse(Own, Now));
        Assert.Equal("waiver.too_long", Assert.Single((Request("s-1") with { Until = Until.AddSeconds(1) }).Refuse(Own, Now)).Code);
        Assert.Equal("waiver.rule", Assert.Single((Request("s-1") with { Rules = ["other"] }).Refuse(Own, Now)).Code);
        Assert.Equal("waiver.policy", Assert.Single(Request("s-1").Refuse(null, Now)).Code);
        Assert.Equal("waiver.not_allowed", Assert.Single(Request("s-1").Refuse(Pack("{allowed: false}").Pack.Policies.Single(), Now)).Code);
    }

    [Fact]
    public void What_is_violated_is_frozen_and_read_back_the_same()
    {
        var frozen = Propose(Request("s-1"), Kept("s-1", true, Home, Abroad)).Arguments!;

        Assert.Equal(["calm", "home"], frozen.Pairs.Select(pair => pair.Rule), StringComparer.Ordinal);
        Assert.Equal([0, 30], frozen.Pairs.Select(pair => pair.Points));
        Assert.Null(frozen.Pairs[0].Evidence);
        Assert.Single(frozen.Pairs[1].Evidence!.Value);
        Assert.Equal("p-9 (s-fr1, FR)", frozen.Pairs[1].Shown);
        Assert.Equal(frozen.Write(), WaiverArguments.Read(frozen.Write()).Write());
    }

    [Fact]
    public void Only_the_named_rules_are_frozen() =>
        Assert.Equal("calm", Assert.Single(Propose(Request("s-1") with { Rules = ["calm"] }, Kept("s-1", true, Abroad)).Arguments!.Pairs).Rule);

    [Fact]
    public void What_holds_or_is_unknown_cannot_be_waived()
    {
        Assert.Equal(["waiver.holds", "waiver.nothing_open"], Codes(Propose(Request("s-1"), Kept("s-1", false, Home))));
        Assert.Equal(["waiver.holds"], Codes(Propose(Request("s-1", "s-2"), Kept("s-1", false, Abroad), Kept("s-2", false, Home))));
        Assert.Equal(["waiver.error", "waiver.nothing_open"], Codes(Propose(Request("s-1"), Kept("s-1", false, """{"id":"p-9"}"""))));
        Assert.Equal(["waiver.nothing_open"], Codes(Propose(Request(), [])));
    }

    [Fact]
    public void More_than_somebody_can_look_at_is_refused()
    {
        var many = Enumerable.Range(0, WaiverLimits.Objects + 1).Select(i => Abroad.Replace("p-9", $"p-{i}", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["waiver.too_large"], Codes(Propose(Request("s-1"), Kept("s-1", false, many))));
    }

    [Fact]
    public void The_largest_waiver_fits_into_the_request_that_others_sign()
    {
        var documents = Enumerable.Range(0, WaiverLimits.Pairs).Select(i => Kept($"{new string('s', 36)}-{i}", false, Abroad, Second)).ToArray();
        var request = Request() with
        {
            Controls = [.. Enumerable.Repeat(new string('ت', WaiverLimits.ControlLength), WaiverLimits.Controls)],
            Reason = new string('س', WaiverLimits.TextLength),
            Plan = new string('خ', WaiverLimits.TextLength),
        };

        Assert.InRange(Encoding.UTF8.GetByteCount(Propose(request, documents).Arguments!.Write()), 1, ApprovalLimits.ArgumentBytes);
    }

    [Fact]
    public void Asking_anew_for_what_was_waived_is_a_renewal_whether_one_says_so_or_not()
    {
        var system = Kept("s-1", false, Abroad);
        var running = Granted("w-1", Now.AddDays(-30), Now.AddDays(1), 0, system);
        var renewed = Propose(Request("s-1"), [running], WaiverDebt.None, system).Arguments!;

        Assert.Equal((1, Now.AddDays(-30)), (renewed.Renewal.Number, renewed.Renewal.Since));
        Assert.Equal("w-1", Assert.Single(renewed.Renewal.Supersedes));

        var ended = Granted("w-1", Now.AddDays(-60), Now.AddDays(1 - WaiverLimits.RenewalDays), 2, system);
        Assert.Equal(["waiver.plan"], Codes(Propose(Request("s-1"), [ended], WaiverDebt.None, system)));

        var longAgo = Granted("w-1", Now.AddDays(-200), Now.AddDays(-WaiverLimits.RenewalDays), 2, system);
        Assert.Equal(0, Propose(Request("s-1"), [longAgo], WaiverDebt.None, system).Arguments!.Renewal.Number);
    }

    [Fact]
    public void A_waiver_of_more_is_not_superseded_by_one_of_a_part()
    {
        var (one, two) = (Kept("s-1", false, Abroad), Kept("s-2", false, Abroad));
        var renewal = Propose(Request("s-1"), [Granted("w-1", Now.AddDays(-1), Until, 0, one, two)], WaiverDebt.None, one).Arguments!.Renewal;

        Assert.Equal(1, renewal.Number);
        Assert.Empty(renewal.Supersedes);
    }

    [Fact]
    public void The_third_renewal_needs_a_plan_that_ends_before_it()
    {
        var system = Kept("s-1", false, Abroad);
        var second = Granted("w-3", Now.AddDays(-80), Now.AddDays(1), 2, system);
        var request = Request("s-1") with { Plan = "move it to s-dz2", PlanDue = Until.AddSeconds(1) };

        Assert.Equal(["waiver.plan"], Codes(Propose(request, [second], WaiverDebt.None, system)));
        Assert.Equal(3, Propose(request with { PlanDue = Until }, [second], WaiverDebt.None, system).Arguments!.Renewal.Number);
    }

    public static TheoryData<string, WaiverDebt> Debts => new()
    {
        { "waiver.debt_count", new WaiverDebt(WaiverLimits.RunningPerTenant, 0, 0, 0) },
        { "waiver.debt_findings", new WaiverDebt(1, WaiverLimits.PairsPerTenant, 0, 0) },
        { "waiver.debt_age", new WaiverDebt(1, 1, WaiverLimits.PairDaysPerTenant + 1, 0) },
    };

    [Theory, MemberData(nameof(Debts))]
    public void A_tenant_at_its_ceiling_is_excused_nothing_more(string code, WaiverDebt debt) =>
        Assert.Equal([code], Codes(Propose(Request("s-1"), [], debt, Kept("s-1", false, Abroad))));

    [Fact]
    public void A_renewal_is_no_debt_beside_what_it_takes_the_place_of()
    {
        var system = Kept("s-1", false, Abroad);
        var debt = new WaiverDebt(WaiverLimits.RunningPerTenant, WaiverLimits.PairsPerTenant, 0, 0);

        Assert.Empty(Propose(Request("s-1"), [Granted("w-1", Now.AddDays(-1), Until, 0, system)], debt, system).Reasons);
    }

    [Fact]
    public void Terms_of_a_pack_are_bounded()
    {
        Assert.Equal(["pack.bounds"], Errors("{allowed: true, maxDays: 400}"));
        Assert.Equal(["pack.bounds"], Errors("{allowed: true, approvals: 9}"));
        Assert.Equal(["pack.value"], Errors("{allowed: true, roles: [dpo, operator]}"));
        Assert.Equal(["pack.value", "pack.value"], Errors("{allowed: true, roles: [operator]}"));
        Assert.Equal([Role.Dpo], Pack("{allowed: true, approvals: 1, roles: [dpo]}").Pack.Policies.Single().Waivers.Roles);
        Assert.Equal(WaiverLimits.Others, Pack("{allowed: true, approvals: 1}").Pack.Policies.Single().Waivers.Approvals);

        static string[] Errors(string exceptions) => [.. PackParser.Parse("pack.yaml", Text(exceptions)).Errors.Select(error => error.Code)];
    }

    [Fact]
    public void It_is_ended_once_and_by_hand_only_while_it_runs()
    {
        var record = new WaiverRecord("OWN-1", Until, null);

        Assert.Empty(record.RefuseRevocation("mended", Until.AddTicks(-1)));
        Assert.Equal("waiver.ended", Assert.Single(record.RefuseRevocation("mended", Until)).Code);
        Assert.Equal("waiver.reason", Assert.Single(record.RefuseRevocation(" ", Now)).Code);
        Assert.Equal("waiver.ended", Assert.Single((record with { Ended = "revoked" }).RefuseRevocation("again", Now)).Code);
        Assert.Equal("waiver.running", Assert.Single(record.RefuseClosing(Until.AddTicks(-1))).Code);
        Assert.Empty(record.RefuseClosing(Until));
    }

    [Fact]
    public void Its_state_is_asked_of_the_clock()
    {
        var soon = WaiverStates.ExpiringFrom(Until);

        Assert.Equal("active", WaiverStates.At(Until, null, soon.AddTicks(-1)));
        Assert.Equal("expiring", WaiverStates.At(Until, null, soon));
        Assert.Equal("expiring", WaiverStates.At(Until, null, Until.AddTicks(-1)));
        Assert.Equal("expired", WaiverStates.At(Until, null, Until));
        Assert.Equal("revoked", WaiverStates.At(Until, "revoked", Now));
    }

    private static WaiverProposal Propose(WaiverRequest request, params EvaluationDocument[] documents) =>
        Propose(request, [], WaiverDebt.None, documents);

    private static WaiverProposal Propose(
        WaiverRequest request, ImmutableArray<GrantedWaiver> known, WaiverDebt debt, params EvaluationDocument[] documents) =>
        WaiverProposal.Of(request, Own, [.. documents.Select(document => Judge(document, WaiverSet.None, Now))], known, debt, Now);

    private static GrantedWaiver Granted(string id, DateTimeOffset from, DateTimeOffset until, int renewal, params EvaluationDocument[] documents) =>
        new(new Waiver(id, from, until, Freeze(documents)), renewal, from, until);

    private static string[] Codes(WaiverProposal proposal) => [.. proposal.Reasons.Select(reason => reason.Code)];
}

using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>Findings that two others let somebody leave open, until a moment and not one tick longer.</summary>
public sealed class WaiverTests(Clusters clusters)
{
    private const string Tenant = TestDocument.Tenant;
    private const string Policy = "TST-001";

    private static readonly Caller Chafia = Callers.Of(Callers.Tenant(Tenant), Role.Dpo) with { Subject = "u-chafia", Person = "chafia" };
    private static readonly Caller Tarek = Callers.Of(Callers.Tenant(Tenant), Role.TenantAdmin) with { Subject = "u-tarek", Person = "tarek" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Soon => Whole(TimeProvider.System.GetUtcNow().AddDays(14));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_others_leave_a_finding_open_until_somebody_revokes_that(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var renamed = TestDocument.System("open", "Renamed", sensitive: true);
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(renamed, "waive-001"));
        var asked = Assert.IsType<Answer.Waits>(await AskAsync(consent, Tarek, Request("open")));

        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Tarek)));
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Brahim)));
        await consent.ApproveAsync(asked, Amina);
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(renamed, "waive-002"));
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Chafia));

        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(renamed, "waive-003"));
        Assert.Equal("excepted", (await FindingAsync(cluster, "open")).Outcome);
        Assert.Empty(await cluster.Get<FindingQueries>().OpenAsync(Cancel));
        var row = await cluster.Get<WaiverQueries>().FindAsync(TenantScope.All, asked.Approval, Cancel);
        Assert.Equal(("active", 1L, "amina,chafia"), (row!.StateAt(row.GrantedAt), row.Pairs, row.Approvers));

        // One person is enough to end it, and the finding is one again at once.
        Assert.Equal(["waiver.reason"], Codes(await OnAsync(consent, Chafia, asked.Approval, grain => grain.RevokeAsync(consent.Next(), " ", Cancel))));
        var operation = consent.Next();
        Assert.IsType<Answer.Done>(await OnAsync(consent, Chafia, asked.Approval, grain => grain.RevokeAsync(operation, "it was mended", Cancel)));
        Assert.IsType<Answer.Done>(await OnAsync(consent, Chafia, asked.Approval, grain => grain.RevokeAsync(operation, "it was mended", Cancel)));
        Assert.Equal(["waiver.ended"], Codes(await OnAsync(consent, Chafia, asked.Approval, grain => grain.RevokeAsync(consent.Next(), "again", Cancel))));
        Assert.Equal("violation", (await FindingAsync(cluster, "open")).Outcome);
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("open", "Once more", sensitive: true), "waive-004"));

        string[] tables = ["waiver", "finding"];
        var before = await cluster.AllRowsAsync(tables);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(before, await cluster.AllRowsAsync(tables));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_ends_with_its_tick_in_admission_sweep_preview_and_export(string engine)
    {
        var clock = new TurnedClock();
        var consent = await StartAsync(engine, clock);
        await using var cluster = consent.Cluster;
        var until = Whole(TimeProvider.System.GetUtcNow().AddMinutes(20));
        await GrantAsync(consent, Request("open") with { Until = until });
        var number = 0;

        foreach (var (moment, outcome) in new[] { (until.AddTicks(-1), "excepted"), (until, "violation"), (until.AddTicks(1), "violation") })
        {
            clock.StopAt(moment);
            var denied = outcome == "violation";

            Assert.Equal(denied, await cluster.DeclareAsync(TestDocument.System("open", $"At {++number}", sensitive: true), $"waive-20{number}") is Answer.Refused);
            await cluster.SweepAsync(Tenant);
            Assert.Equal(outcome, (await FindingAsync(cluster, "open")).Outcome);
            Assert.Equal(denied, Assert.Single(await PreviewAsync(cluster, "severity: critical")).Denies);
            Assert.Equal(outcome, await ReportAsync(cluster, "open"));
        }

        // The job only writes it down.
        var id = Assert.Single((await cluster.Get<WaiverQueries>().ListAsync(TenantScope.All, new WaiverFilter(), until, 10, null, Cancel)).Items).Id;
        clock.StopAt(until.AddTicks(-1));
        Assert.Equal(["waiver.running"], Codes(await OnAsync(consent, Callers.Program, id, grain => grain.CloseAsync(Cancel))));
        clock.StopAt(until);
        Assert.Single(await cluster.Get<WaiverQueries>().OverAsync(until, Cancel));
        Assert.IsType<Answer.Done>(await OnAsync(consent, Callers.Program, id, grain => grain.CloseAsync(Cancel)));
        Assert.Empty(await cluster.Get<WaiverQueries>().OverAsync(until, Cancel));
        Assert.Equal("violation", (await FindingAsync(cluster, "open")).Outcome);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_that_was_refused_is_waived_before_it_is_made(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var planned = TestDocument.System("planned", sensitive: true);
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(planned, "waive-101"));
        var decision = (await cluster.Get<DecisionQueries>().ListAsync(TenantScope.All, new DecisionFilter { SubjectId = "planned" }, 1, null, Cancel)).Items[0];

        Assert.Equal(["waiver.subject"], Codes(await AskAsync(consent, Tarek, Request("planned"))));
        await GrantAsync(consent, Request() with { Decision = decision.Id });

        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(planned, "waive-102"));
        Assert.Equal(
            ["waiver.decision"], Codes(await AskAsync(consent, Tarek with { Scope = Callers.Tenant("cnas") }, Request() with { Decision = decision.Id }, "cnas")));
    }

    [Fact]
    public async Task What_nobody_may_waive_or_is_not_the_tenants_is_refused_with_every_reason()
    {
        var consent = await StartAsync(Databases.Sqlite);
        await using var cluster = consent.Cluster;
        Assert.Equal(["waiver.reason", "waiver.ticket", "waiver.policy"], Codes(await AskAsync(consent, Tarek, Request("open") with { Reason = "", Ticket = "", Policy = "NONE" })));
        Assert.Equal(["waiver.too_long"], Codes(await AskAsync(consent, Tarek, Request("open") with { Until = Soon.AddDays(60) })));
        Assert.Equal(["waiver.subject"], Codes(await AskAsync(consent, Amina, Request("open"), "cnas")));
        Assert.Equal(["waiver.holds", "waiver.nothing_open"], Codes(await AskAsync(consent, Amina, Request("calm"))));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AskAsync(consent, Tarek with { Scope = Callers.Tenant("cnas") }, Request("open")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AskAsync(consent, Callers.Reader, Request("open")));

        // All that violate it now, without naming them.
        await cluster.SweepAsync(Tenant);
        var draft = await OnGrainAsync(consent, Tarek, "draft", grain => grain.ProposeAsync(Request(), Cancel));
        Assert.Equal("open", Assert.Single(WaiverArguments.Read(draft.Arguments!).Pairs).Id);

        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Strict));
        Assert.Equal(["waiver.not_allowed"], Codes(await AskAsync(consent, Tarek, Request("open"))));
    }

    [Fact]
    public async Task The_third_renewal_is_for_security_officers_alone()
    {
        var consent = await StartAsync(Databases.Sqlite);
        await using var cluster = consent.Cluster;
        for (var i = 0; i < 3; i++)
        {
            await GrantAsync(consent, Request("open") with { Until = Soon.AddDays(i) });
        }

        Assert.Equal(["waiver.plan"], Codes(await AskAsync(consent, Tarek, Request("open"))));
        var asked = Assert.IsType<Answer.Waits>(await AskAsync(consent, Tarek, Request("open") with { Plan = "mask the data", PlanDue = Soon }));
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Chafia)));
        await consent.ApproveAsync(asked, Amina);
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Callers.Person("lila", Role.SecurityOfficer)));

        var all = (await cluster.Get<WaiverQueries>().ListAsync(TenantScope.All, new WaiverFilter(), Soon, 10, null, Cancel)).Items;
        Assert.Equal([(3L, (string?)null), (2L, "superseded"), (1L, "superseded"), (0L, "superseded")], all.Select(row => (row.Renewal, row.Ended)));
        Assert.Equal(1, (await cluster.Get<WaiverQueries>().DebtAsync(Tenant, Soon.AddDays(-1), Cancel)).Waivers);
    }

    private static DateTimeOffset Whole(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));

    private static WaiverRequest Request(params string[] systems) => new(
        Policy, [], [.. systems.Select(id => new WaiverSubject("System", id))], "the masking is late", "CHG-7", "IT of the tenant", ["access is logged"], Soon);

    // A sensitive system that was there before the rule, and one that holds it.
    private async Task<Consent> StartAsync(string engine, TimeProvider? time = null)
    {
        var consent = new Consent(await clusters.StartAsync(engine, 1, Packs.Lenient, time));
        foreach (var person in new[] { Amina, Brahim, Chafia, Tarek, Callers.Person("lila", Role.SecurityOfficer) })
        {
            await consent.GiveAsync(person);
        }

        await consent.Cluster.DeclareAsync(TestDocument.System("open", sensitive: true), "waive-open");
        await consent.Cluster.DeclareAsync(TestDocument.System("calm"), "waive-calm");
        Assert.IsType<Answer.Done>(await consent.Cluster.ActivateAsync(Packs.Excusable));
        return consent;
    }

    private static Task<Answer> AskAsync(Consent consent, Caller caller, WaiverRequest request, string tenant = Tenant) =>
        OnGrainAsync(consent, caller, Guid.CreateVersion7().ToString("D"), grain => grain.AskAsync(consent.Next(), request, Cancel), tenant);

    private static async Task GrantAsync(Consent consent, WaiverRequest request)
    {
        var asked = Assert.IsType<Answer.Waits>(await AskAsync(consent, Tarek, request));
        await consent.ApproveAsync(asked, Amina);
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Chafia));
    }

    private static Task<Answer> OnAsync(Consent consent, Caller caller, string id, Func<IWaiverGrain, Task<Answer>> call) => OnGrainAsync(consent, caller, id, call);

    private static async Task<T> OnGrainAsync<T>(Consent consent, Caller caller, string id, Func<IWaiverGrain, Task<T>> call, string tenant = Tenant)
    {
        using (consent.Cluster.As(caller))
        {
            return await call(consent.Cluster.Grains.GetGrain<IWaiverGrain>($"{tenant}/{id}"));
        }
    }

    private static async Task<FindingRow> FindingAsync(Cluster cluster, string system) =>
        Assert.Single(await cluster.Get<FindingQueries>().OfSubjectAsync(TenantScope.All, "System", system, Cancel));

    private static async Task<ImmutableArray<PreviewPair>> PreviewAsync(Cluster cluster, string severity)
    {
        using (cluster.As(Callers.Reader))
        {
            var text = Packs.Excusable.Text.Replace("severity: high", severity, StringComparison.Ordinal);
            var pairs = ImmutableArray.CreateBuilder<PreviewPair>();
            string? after = null;
            do
            {
                var page = await cluster.Grains.GetGrain<IPreviewGrain>(0).PageAsync(new PreviewRequest(new EstateText("draft.yaml", text), [], after), Cancel);
                Assert.Empty(page.Reasons);
                pairs.AddRange(page.Pairs);
                after = page.Next;
            }
            while (after is not null);

            return pairs.ToImmutable();
        }
    }

    private static async Task<string> ReportAsync(Cluster cluster, string system)
    {
        using (cluster.As(Callers.Reader))
        {
            var grain = cluster.Grains.GetGrain<IReportGrain>(0);
            var head = (await grain.BeginAsync(Tenant, Cancel))!;
            string? after = null;
            do
            {
                var page = (await grain.PageAsync(ReportPageRequest.Of(head, after), Cancel))!;
                if (page.Subjects.FirstOrDefault(subject => subject.Id == system) is { } found)
                {
                    return found.Results.Select(result => result.Outcome).First(one => one is RuleOutcome.Excepted or RuleOutcome.Violation).Code();
                }

                after = page.Next;
            }
            while (after is not null);
        }

        throw new InvalidOperationException("the system is not in the report");
    }
}

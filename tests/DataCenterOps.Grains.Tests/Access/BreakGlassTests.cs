using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Two persons lift enforcement for some hours, in the open, and somebody else looks at it afterwards.</summary>
public sealed class BreakGlassTests(Clusters clusters)
{
    private const string Tenant = TestDocument.Tenant;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_rule_denies_is_allowed_and_marked_for_one_tenant_until_somebody_ends_it(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("urgent", highRisk: true), "glass-001"));
        var id = await consent.BeginAsync(Emergency.Of(Tenant));

        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("urgent", highRisk: true), "glass-002"));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("elsewhere", highRisk: true, tenant: "cnas"), "glass-003"));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("harmless"), "glass-004"));
        Assert.Contains($"\"breakGlass\":\"{id}\"", (await consent.EntriesAsync($"system/{Tenant}/urgent"))[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("breakGlass", (await consent.EntriesAsync($"system/{Tenant}/harmless"))[^1], StringComparison.Ordinal);
        var made = await cluster.Get<DecisionQueries>().ListAsync(TenantScope.All, new DecisionFilter { BreakGlass = id }, 10, null, Cancel);
        Assert.Equal("urgent", Assert.Single(made.Items).SubjectId);

        // What is lifted is the denial: the sweep finds what it always finds.
        Assert.Equal(1, (await cluster.SweepAsync(Tenant)).Open);

        Assert.IsType<Answer.Done>(await consent.OnAsync(id, Amina, grain => grain.EndAsync(consent.Next(), Cancel)));
        Assert.Equal(["break_glass.ended"], Codes(await consent.OnAsync(id, Brahim, grain => grain.EndAsync(consent.Next(), Cancel))));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("urgent", "Renamed", highRisk: true), "glass-005"));

        string[] tables = ["break_glass", "decision"];
        var before = await cluster.AllRowsAsync(tables);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(before, await cluster.AllRowsAsync(tables));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_ends_by_itself_whether_or_not_anybody_has_written_that_down(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var over = await consent.WriteAsync(Tenant, Now.AddHours(-2), Now.AddSeconds(-1));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("late", highRisk: true), "glass-101"));
        await consent.WriteAsync(Tenant, Now.AddHours(1), Now.AddHours(2));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("late", highRisk: true), "glass-102"));
        var active = await consent.WriteAsync(Tenant, Now.AddHours(-1), Now.AddHours(1));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("late", highRisk: true), "glass-103"));

        // The job writes down what is over, as of when it was, and leaves alone what goes on.
        Assert.IsType<Answer.Done>(await consent.OnAsync(over, Callers.Program, grain => grain.CloseAsync(Cancel)));
        Assert.Equal(["break_glass.ended"], Codes(await consent.OnAsync(over, Callers.Program, grain => grain.CloseAsync(Cancel))));
        Assert.Equal(["break_glass.active"], Codes(await consent.OnAsync(active, Callers.Program, grain => grain.CloseAsync(Cancel))));
        var row = await cluster.Get<BreakGlassQueries>().FindAsync(over, Cancel);
        Assert.Equal((row!.UntilAt, (string?)null, "review"), (row.EndedAt, row.EndedBy, row.StateAt(Now)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rule_that_nobody_may_waive_is_not_lifted_even_for_everything(string engine)
    {
        var consent = await Consent.StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        await consent.BeginAsync(BreakGlassScope.Everything);

        var refused = Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("urgent", highRisk: true), "glass-201"));

        Assert.Equal(["policy.denied"], Codes(refused));
        Assert.DoesNotContain("breakGlass", refused.Decision!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_takes_two_persons_of_two_roles_who_answer_for_the_whole_platform(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.Equal(["approval.person"], Codes(await consent.AskAsync(Emergency.Of(Tenant), caller: Callers.Operator)));
        Assert.Equal(["approval.person"], Codes(await consent.AskAsync(Emergency.Of(Tenant), caller: Callers.SetUp)));
        Assert.Equal(
            ["break_glass.hours", "break_glass.reason", "break_glass.scope"],
            Codes(await consent.AskAsync(Emergency.System("nowhere"), hours: 9, reason: " ")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => consent.AskAsync(
            Emergency.Of(Tenant), caller: Callers.Of(Callers.Tenant(Tenant), Role.Operator) with { Person = "tarek" }));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => consent.AskAsync(Emergency.Of(Tenant), caller: Callers.Person("sami", Role.PlatformAdmin)));

        var asked = Assert.IsType<Answer.Waits>(await consent.AskAsync(Emergency.Of(Tenant)));
        Assert.Equal(["approval.same_role"], Codes(await consent.ApproveAsync(asked, Callers.Person("lila", Role.SecurityOfficer))));
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Amina with { Roles = [Role.Operator] })));
        Assert.Equal(["not_found"], Codes(await consent.OnAsync(asked.Approval, Brahim, grain => grain.EndAsync(consent.Next(), Cancel))));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(TestDocument.System("urgent", highRisk: true), "glass-301"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_reviewed_afterwards_by_somebody_who_took_no_part(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var id = await consent.BeginAsync(Emergency.Of(Tenant));
        var (auditor, officer) = (Callers.Person("nadia", Role.Auditor), Callers.Person("omar", Role.SecurityOfficer, Role.Operator));
        Assert.Equal(["break_glass.active"], Codes(await ReviewAsync(auditor)));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("urgent", highRisk: true), "glass-401", caller: officer));
        await consent.OnAsync(id, Brahim, grain => grain.EndAsync(consent.Next(), Cancel));

        Assert.Equal(["break_glass.took_part"], Codes(await ReviewAsync(Amina)));
        Assert.Equal(["break_glass.took_part"], Codes(await ReviewAsync(officer)));
        Assert.Equal(["approval.person"], Codes(await ReviewAsync(Callers.Reader)));
        Assert.Equal(["break_glass.text"], Codes(await ReviewAsync(auditor, " ")));
        Assert.IsType<Answer.Done>(await ReviewAsync(auditor));
        Assert.Equal(["break_glass.reviewed"], Codes(await ReviewAsync(auditor)));
        var row = await cluster.Get<BreakGlassQueries>().FindAsync(id, Cancel);
        Assert.Equal(("nadia", "it was needed", "reviewed"), (row!.Reviewer, row.Review, row.StateAt(Now)));
        Assert.DoesNotContain("it was needed", (await consent.EntriesAsync($"break-glass/{id}"))[^1], StringComparison.Ordinal);

        await consent.WriteAsync(Tenant, Now.AddDays(-20), Now.AddDays(-19), reviewDue: Now.AddDays(-12));
        Assert.Equal((0, 1), await cluster.Get<BreakGlassQueries>().CountAsync(Now, Cancel));

        Task<Answer> ReviewAsync(Caller caller, string text = "it was needed") =>
            consent.OnAsync(id, caller, grain => grain.ReviewAsync(consent.Next(), text, Cancel));
    }

    [Fact]
    public async Task Two_silos_lift_and_deny_at_the_same_commit()
    {
        var consent = await StartAsync(Databases.Postgres, silos: 2);
        await using var cluster = consent.Cluster;
        for (var round = 0; round < 3; round++)
        {
            var id = await consent.BeginAsync(Emergency.Of(Tenant));
            Assert.All(await ManyAsync($"on-{round}"), answer => Assert.IsType<Answer.Done>(answer));
            Assert.IsType<Answer.Done>(await consent.OnAsync(id, Amina, grain => grain.EndAsync(consent.Next(), Cancel)));
            Assert.All(await ManyAsync($"off-{round}"), answer => Assert.Equal(["policy.denied"], Codes(answer)));
        }

        Task<Answer[]> ManyAsync(string name) => Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => cluster.DeclareAsync(TestDocument.System($"{name}-{n}", highRisk: true), $"glass-{name}-{n:00}")));
    }

    private async Task<Consent> StartAsync(string engine, int silos = 1)
    {
        var consent = new Consent(await clusters.StartAsync(engine, silos, Packs.Waivable));
        await consent.GiveAsync(Amina);
        await consent.GiveAsync(Brahim);
        await consent.Cluster.DeclareAsync(TestDocument.Body(Tenant), "glass-tenant");
        return consent;
    }
}

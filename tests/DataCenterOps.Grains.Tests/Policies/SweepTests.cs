using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Policies;

public sealed class SweepTests(Clusters clusters)
{
    private const string Tenant = TestDocument.Tenant;

    // Said to be otherwise, which takes two.
    private static async Task MendAsync(Cluster cluster, string operation, Func<Task> meanwhile)
    {
        var consent = new Consent(cluster);
        await consent.GiveAsync(Consent.Amina);
        await consent.GiveAsync(Consent.Brahim);
        var asked = Assert.IsType<Answer.Waits>(await cluster.DeclareAsync(TestDocument.System("sensitive"), operation, caller: Consent.Brahim));
        await meanwhile();
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Consent.Amina));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_new_pack_finds_is_opened_once_and_closed_when_it_is_mended(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        await cluster.DeclareAsync(TestDocument.System("harmless"), "sweep-001");
        await cluster.DeclareAsync(TestDocument.System("sensitive", sensitive: true), "sweep-002");
        await cluster.DeclareAsync(TestDocument.System("elsewhere", sensitive: true, tenant: "cnas"), "sweep-003");
        Assert.Equal(new SweepSummary(2, 0, 0, 0), await cluster.SweepAsync(Tenant));

        await cluster.ActivateAsync(Packs.Strict);
        Assert.Equal(new SweepSummary(2, 1, 0, 1), await cluster.SweepAsync(Tenant));
        Assert.Equal(new SweepSummary(2, 0, 0, 1), await cluster.SweepAsync(Tenant));
        var found = Assert.Single(await FindingsAsync(cluster));
        Assert.Equal(("TST-001", "not-sensitive", "System", "sensitive"), (found.Policy, found.Rule, found.SubjectKind, found.SubjectId));

        await MendAsync(cluster, "sweep-004", async () => Assert.Equal(new SweepSummary(2, 0, 0, 1), await cluster.SweepAsync(Tenant)));
        Assert.Equal(new SweepSummary(2, 0, 1, 0), await cluster.SweepAsync(Tenant));
        Assert.Equal(new SweepSummary(2, 0, 0, 0), await cluster.SweepAsync(Tenant));
        Assert.Empty(await FindingsAsync(cluster));
        Assert.Equal("ended opened ended ended ended closed ended ended", string.Join(' ', await EventsAsync(cluster)));

        // What the lists show of it is what the ledger says.
        string[] tables = ["finding", "finding_event", "finding_trend", "sweep_run"];
        var rows = await cluster.AllRowsAsync(tables);
        await cluster.Get<Persistence.Views.ViewRebuilder>().RebuildViewsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(rows, await cluster.AllRowsAsync(tables));
        Assert.Equal(2, rows.Count(row => row.StartsWith("finding_event: ", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_finding_tells_when_it_was_first_and_last_seen_and_when_it_was_fixed_and_its_digest_counts_it(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        await cluster.DeclareAsync(TestDocument.System("sensitive", sensitive: true), "seen-001");
        await cluster.ActivateAsync(Packs.Strict);
        await cluster.SweepAsync(Tenant);
        var first = Assert.Single(await FindingsAsync(cluster));
        await cluster.SweepAsync(Tenant);
        var again = Assert.Single(await FindingsAsync(cluster));
        Assert.Equal((first.FirstSeen, null), (again.FirstSeen, again.FixedAt));
        Assert.True(again.LastSeen > first.LastSeen, $"{again.LastSeen:O} {first.LastSeen:O}");
        var history = cluster.Get<FindingHistory>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Equal(1, Assert.Single(await history.TrendAsync(TenantScope.All, Tenant, today, 1, Cancel)).High);

        await MendAsync(cluster, "seen-002-mended", () => Task.CompletedTask);
        await cluster.SweepAsync(Tenant);
        var closed = Assert.Single((await cluster.Get<FindingQueries>().ListAsync(
            TenantScope.All, new FindingFilter { Tenant = Tenant, WithClosed = true }, 100, after: null, Cancel)).Items);
        Assert.True(closed.FixedAt > again.LastSeen && closed.FixedAt == closed.LastSeen && closed.FirstSeen == first.FirstSeen, $"{closed}");
        Assert.Equal(0, Assert.Single(await history.TrendAsync(TenantScope.All, Tenant, today, 1, Cancel)).Sum);
        var events = await history.ListAsync(TenantScope.All, "System", "sensitive", "TST-001", null, 10, null, Cancel);
        Assert.Equal(["closed", "opened"], events.Items.Select(row => row.Event), StringComparer.Ordinal);
        Assert.Empty((await history.ListAsync(Callers.Tenant("cnas"), "System", "sensitive", null, null, 10, null, Cancel)).Items);
        var run = Assert.Single(await history.SweepsAsync(Callers.Tenant(Tenant), Cancel), run => run.Shard == Tenant);
        Assert.False(run.IsStale(TimeProvider.System.GetUtcNow()));
        Assert.True(run.IsStale(TimeProvider.System.GetUtcNow().AddHours(27)));
        Assert.Equal(0, run.Open);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_tenant_and_another_pack_are_due_at_once_and_what_was_swept_is_not(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        await cluster.DeclareAsync(TestDocument.Body("cnas"), "due-sweep-001");
        using var acting = cluster.As(Callers.Program);
        var plan = cluster.Grains.GetGrain<ISweepPlanGrain>(0);
        Assert.Equal(["cnas", "platform"], await plan.DueAsync("", Cancel));
        Assert.Equal(["platform"], await plan.DueAsync("cnas", Cancel));
        await cluster.SweepAsync("cnas");
        Assert.Equal(["platform"], await plan.DueAsync("", Cancel));
        await cluster.SweepAsync("platform");
        Assert.Empty(await plan.DueAsync("", Cancel));
        await cluster.ActivateAsync(Packs.Strict);
        Assert.Equal(["cnas", "platform"], await plan.DueAsync("", Cancel));
    }

    [Fact]
    public async Task Only_who_may_sweep_sweeps_and_only_its_own()
    {
        var cluster = await clusters.SharedAsync(Databases.Sqlite);
        foreach (var caller in (Caller[])[Callers.Reader, Callers.Of(Callers.Tenant("cnas"), Role.Operator)])
        {
            using (cluster.As(caller))
            {
                await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
                    cluster.Grains.GetGrain<IComplianceGrain>(Tenant).SweepAsync(TestContext.Current.CancellationToken));
            }
        }
    }

    private static async Task<IReadOnlyList<FindingRow>> FindingsAsync(Cluster cluster)
    {
        var page = await cluster.Get<FindingQueries>().ListAsync(
            TenantScope.All, new FindingFilter { Tenant = Tenant }, 100, after: null, TestContext.Current.CancellationToken);
        return page.Items;
    }

    private static async Task<IEnumerable<string>> EventsAsync(Cluster cluster)
    {
        var events = new List<string>();
        await foreach (var entry in cluster.Get<Persistence.Ledger.ILedger>().ReadAsync(new StreamId($"compliance/{Tenant}"), 0, TestContext.Current.CancellationToken))
        {
            using var document = entry.Parse();
            events.Add(document.RootElement.GetProperty("type").GetString()!.Split('-', '/')[2]);
        }

        return events;
    }
}

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

        // Said to be otherwise, which takes two.
        var consent = new Consent(cluster);
        await consent.GiveAsync(Consent.Amina);
        await consent.GiveAsync(Consent.Brahim);
        var asked = Assert.IsType<Answer.Waits>(await cluster.DeclareAsync(TestDocument.System("sensitive"), "sweep-004", caller: Consent.Brahim));
        Assert.Equal(new SweepSummary(2, 0, 0, 1), await cluster.SweepAsync(Tenant));
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Consent.Amina));
        Assert.Equal(new SweepSummary(2, 0, 1, 0), await cluster.SweepAsync(Tenant));
        Assert.Equal(new SweepSummary(2, 0, 0, 0), await cluster.SweepAsync(Tenant));
        Assert.Empty(await FindingsAsync(cluster));
        Assert.Equal("opened closed", string.Join(' ', await EventsAsync(cluster)));
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

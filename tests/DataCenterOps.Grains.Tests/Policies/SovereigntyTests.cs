using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>Sweeps keep the score of every system, and what evidence says moves it at the next one.</summary>
public sealed class SovereigntyTests(Clusters clusters)
{
    private const string Tenant = TestDocument.Tenant;

    private static readonly TestPack Scored = new("tests", Packs.Lenient.Text.Replace("0.1.0", "7.0.0", StringComparison.Ordinal) +
        """

        weights:
          framework: "Own 1.0"
          source: "a test"
          status: unverified
          objectives:
          - id: DATA
            title: {ar: "بيانات", fr: "Données", en: "Data"}
            weight: 60
            floor: 3
            answers:
            - id: copies
              question: {ar: "أين", fr: "où", en: "where"}
              level: "subject.placements.exists(p, p.jurisdiction != 'DZ') || (has(subject.copies) && subject.copies.exists(c, c.jurisdiction != 'DZ')) ? 0 : 4"
              evidence: "subject.placements.map(p, p.siteId) + (has(subject.copies) ? subject.copies.filter(c, !c.declared).map(c, c.siteId) : [])"
              proven: "subject.placements.all(p, has(p.attested) && p.attested)"
          - id: LAW
            title: {ar: "قانون", fr: "Loi", en: "Law"}
            weight: 40
            floor: 0
            answers: [{id: law, question: {ar: "أي", fr: "laquelle", en: "which"}, level: "2"}]
        """);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_site_attests_moves_the_score_at_the_next_sweep_over_changes(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine, silos: 1, Scored);
        await SiteWord.DeclareSitesAsync(cluster);
        await cluster.DeclareAsync(TestDocument.System("archive"), "score-001");
        await cluster.DeclareAsync(TestDocument.System("pensions"), "score-002");
        await cluster.SweepAsync(Tenant);
        Assert.Equal([("archive", 0, 8_000), ("pensions", 0, 8_000)], await ScoresAsync(cluster));
        var archive = (await GetAsync(cluster, "archive"))!;

        var now = TimeProvider.System.GetUtcNow();
        await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddHours(-2), ("pensions", "primary"));
        await ChangedAsync(cluster);
        Assert.Equal([("archive", 0, 8_000), ("pensions", 6_000, 8_000)], await ScoresAsync(cluster));
        Assert.Equal(archive, await GetAsync(cluster, "archive"));

        await SiteWord.AttestAsync(cluster, "par-dc1", now.AddHours(-1), ("pensions", "backup"));
        await ChangedAsync(cluster);
        var abroad = (await GetAsync(cluster, "pensions"))!;
        Assert.Equal((0, 2_000, "DATA", 1), (abroad.Score, abroad.Declared, abroad.Weakest, abroad.Below));
        var answer = abroad.Read().Objectives[0].Answers[0];
        Assert.Equal(["alg-dc1", "par-dc1"], answer.Evidence, StringComparer.Ordinal);
        Assert.True(answer.IsProven);

        // What was kept is what the ledger says, and a sweep that finds the same writes nothing about it.
        string[] tables = ["sovereignty_score"];
        var rows = await cluster.AllRowsAsync(tables);
        Assert.Equal(2, rows.Count);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(rows, await cluster.AllRowsAsync(tables));
        await cluster.SweepAsync(Tenant);
        Assert.Equal(rows, await cluster.AllRowsAsync(tables));
        Assert.Equal(4, await EntriesAsync(cluster, SovereigntyEntryTypes.Scored));

        var tenant = (await cluster.Get<ScoreQueries>().TenantAsync(TenantScope.All, Tenant, Cancel))!.Score;
        Assert.Equal((2, 0, 5_000, 2, "DATA", "pensions"), (tenant.Systems, tenant.Score, tenant.Declared, tenant.Below, tenant.Weakest, tenant.WeakestSystem));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_score_goes_with_its_system_and_with_the_table(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine, silos: 1, Scored);
        await cluster.DeclareAsync(TestDocument.System("archive"), "gone-001");
        await cluster.DeclareAsync(TestDocument.System("pensions"), "gone-002");
        await cluster.DeclareAsync(TestDocument.System("elsewhere", tenant: "cnas"), "gone-003");
        await ChangedAsync(cluster);
        Assert.Equal(["archive", "pensions"], (await ScoresAsync(cluster)).Select(one => one.System), StringComparer.Ordinal);

        Assert.IsType<Answer.Done>(await cluster.RetireAsync(TestDocument.System("archive"), "gone-004"));
        await ChangedAsync(cluster);
        Assert.Equal(["pensions"], (await ScoresAsync(cluster)).Select(one => one.System), StringComparer.Ordinal);

        // Nobody sees another's.
        var queries = cluster.Get<ScoreQueries>();
        Assert.Null(await queries.GetAsync(Callers.Tenant("cnas"), "pensions", Cancel));
        Assert.Empty((await queries.OfTenantAsync(Callers.Tenant("cnas"), Tenant, 10, null, Cancel)).Items);
        Assert.Equal(["cnas"], (await queries.TenantsAsync(Callers.Tenant("cnas"), 10, null, Cancel)).Items.Select(row => row.Tenant), StringComparer.Ordinal);
        Assert.Null(await queries.TenantAsync(Callers.Tenant("cnas"), Tenant, Cancel));
        var first = await queries.TenantsAsync(TenantScope.All, 1, null, Cancel);
        Assert.Equal(["cnas"], first.Items.Select(row => row.Tenant), StringComparer.Ordinal);
        Assert.Equal([Tenant], (await queries.TenantsAsync(TenantScope.All, 1, first.Next, Cancel)).Items.Select(row => row.Tenant), StringComparer.Ordinal);

        await cluster.ActivateAsync(Packs.Strict);
        await cluster.SweepAsync(Tenant);
        await cluster.SweepAsync("cnas");
        Assert.Empty(await cluster.AllRowsAsync(["sovereignty_score"]));
        Assert.Equal(2, await EntriesAsync(cluster, SovereigntyEntryTypes.Removed));
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Empty(await cluster.AllRowsAsync(["sovereignty_score"]));
    }

    [Fact]
    public async Task Systems_are_listed_the_worst_first_page_by_page()
    {
        await using var cluster = await clusters.StartAsync(Databases.Sqlite, silos: 1, Scored);
        await SiteWord.DeclareSitesAsync(cluster);
        string[] systems = ["sys-a", "sys-b", "sys-c", "sys-d"];
        foreach (var system in systems)
        {
            await cluster.DeclareAsync(TestDocument.System(system), $"paged-{system}");
        }

        await SiteWord.AttestAsync(cluster, "alg-dc1", TimeProvider.System.GetUtcNow().AddHours(-2), ("sys-a", "primary"), ("sys-c", "primary"));
        await cluster.SweepAsync(Tenant);
        var listed = new List<string>();
        string? after = null;
        do
        {
            var page = await cluster.Get<ScoreQueries>().OfTenantAsync(TenantScope.All, Tenant, 1, after, Cancel);
            listed.AddRange(page.Items.Select(row => row.System));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["sys-b", "sys-d", "sys-a", "sys-c"], listed, StringComparer.Ordinal);
    }

    private static async Task ChangedAsync(Cluster cluster)
    {
        using var acting = cluster.As(Callers.Program);
        foreach (var shard in await cluster.Grains.GetGrain<ISweepPlanGrain>(0).ChangedAsync("", Cancel))
        {
            await cluster.Grains.GetGrain<IComplianceGrain>(shard).ChangedAsync(Cancel);
        }
    }

    private static Task<ScoreRow?> GetAsync(Cluster cluster, string system) => cluster.Get<ScoreQueries>().GetAsync(TenantScope.All, system, Cancel);

    private static async Task<IEnumerable<(string System, long Score, long Declared)>> ScoresAsync(Cluster cluster) =>
        (await cluster.Get<ScoreQueries>().OfTenantAsync(TenantScope.All, Tenant, 100, null, Cancel)).Items
            .OrderBy(row => row.System, StringComparer.Ordinal).Select(row => (row.System, row.Score, row.Declared));

    private static async Task<int> EntriesAsync(Cluster cluster, string type) =>
        await cluster.Get<Persistence.Ledger.ILedger>().ReadAsync(new StreamId($"compliance/{Tenant}"), 0, Cancel)
            .CountAsync(entry => Encoding.UTF8.GetString(entry.Bytes.Span).Contains($"\"{type}\"", StringComparison.Ordinal), Cancel);
}

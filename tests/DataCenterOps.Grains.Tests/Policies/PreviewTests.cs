using System.Collections.Immutable;
using CsCheck;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>A preview says what a sweep after the change finds, and asks for one person more when many are hit.</summary>
public sealed class PreviewTests(Clusters clusters)
{
    private const string Other = "cnas";
    private const int Packs = 12;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_preview_says_is_what_the_sweep_after_the_activation_finds(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var number = 0;
        foreach (var tenant in (string[])[TestDocument.Tenant, Other])
        {
            foreach (var sensitive in (bool[])[false, true])
            {
                number++;
                Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System($"s{number}", sensitive: sensitive, tenant: tenant), $"preview-00{number}"));
            }
        }

        await SweepAsync(cluster);
        var packs = ImmutableArray.CreateBuilder<TestPack>();
        RandomPack.Any.Sample(packs.Add, iter: Packs, threads: 1);
        foreach (var pack in packs)
        {
            var before = await OpenAsync(cluster);
            var preview = await PreviewAsync(cluster, pack);
            Assert.IsType<Answer.Done>(await cluster.ActivateAsync(pack));
            await SweepAsync(cluster);
            var after = await OpenAsync(cluster);
            var expected = after.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => (PairChange.NewlyFailing, pair.Key))
                .Concat(before.Where(pair => !after.ContainsKey(pair.Key)).Select(pair => (PairChange.NewlyPassing, pair.Key)))
                .Concat(after.Where(pair => before.TryGetValue(pair.Key, out var was) && was != pair.Value).Select(pair => (PairChange.Differs, pair.Key)));

            Assert.Equal(
                expected.Order(),
                preview.Select(pair => (pair.Change, OpenFinding.KeyOf(pair.Policy, pair.Rule, pair.SubjectKind, pair.SubjectId))).Order());
        }
    }

    [Fact]
    public async Task Who_may_not_preview_does_not_and_what_is_no_pack_says_why()
    {
        var cluster = await clusters.SharedAsync(Databases.Sqlite);
        foreach (var caller in (Caller[])[Callers.Finance, Callers.Of(Callers.Tenant(Other), Role.Operator)])
        {
            using (cluster.As(caller))
            {
                await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IPreviewGrain>(0)
                    .PageAsync(new PreviewRequest(new EstateText("p.yaml", Tests.Packs.Strict.Text), [], null), Cancel));
            }
        }

        using (cluster.As(Callers.Reader))
        {
            var grain = cluster.Grains.GetGrain<IPreviewGrain>(0);
            Assert.Equal("cel.no_such_field", (await grain.PageAsync(new PreviewRequest(new EstateText("p.yaml", Tests.Packs.DoesNotCompile.Text), [], null), Cancel)).Reasons[0].Code);
            Assert.Equal("request.cursor", (await grain.PageAsync(new PreviewRequest(null, [], "elsewhere"), Cancel)).Reasons[0].Code);
            Assert.NotEmpty((await grain.PageAsync(new PreviewRequest(null, [new EstateText("d.yaml", "document: Nothing")], null), Cancel)).Errors);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_pack_that_newly_refuses_a_vital_system_needs_a_third_person_who_agrees_to_exactly_that_set(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var chafia = Callers.Person("chafia", Role.Operator);
        await consent.GiveAsync(chafia);
        await cluster.DeclareAsync(TestDocument.System("sensitive", sensitive: true), "preview-201");
        var before = await consent.InForceAsync();
        var asked = await consent.AskAsync(Tests.Packs.Strict);

        await consent.ApproveAsync(asked, Brahim);
        Assert.Equal(before, await consent.InForceAsync());
        await consent.ApproveAsync(asked, chafia);
        Assert.NotEqual(before, await consent.InForceAsync(), StringComparer.Ordinal);

        // Another set than the one that was agreed to.
        await cluster.ActivateAsync(Tests.Packs.Lenient);
        asked = await consent.AskAsync(Tests.Packs.Strict);
        await consent.ApproveAsync(asked, Brahim);
        await cluster.DeclareAsync(TestDocument.System("another", sensitive: true), "preview-202");
        Assert.Contains("approval.population", Codes(await consent.ApproveAsync(asked, chafia)), StringComparer.Ordinal);
        Assert.Equal(before, await consent.InForceAsync());
    }

    private static async Task SweepAsync(Cluster cluster)
    {
        foreach (var tenant in (string[])[TestDocument.Tenant, Other, TenantId.Platform.Value])
        {
            await cluster.SweepAsync(tenant);
        }
    }

    private static async Task<Dictionary<string, string?>> OpenAsync(Cluster cluster)
    {
        var page = await cluster.Get<FindingQueries>().ListAsync(TenantScope.All, new FindingFilter(), 500, after: null, Cancel);
        return page.Items.ToDictionary(
            row => OpenFinding.KeyOf(row.Policy, row.Rule, row.SubjectKind, row.SubjectId), row => row.EvidenceSha256, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<PreviewPair>> PreviewAsync(Cluster cluster, TestPack pack)
    {
        var pairs = new List<PreviewPair>();
        string? after = null;
        using (cluster.As(Callers.Reader))
        {
            do
            {
                var page = await cluster.Grains.GetGrain<IPreviewGrain>(0).PageAsync(new PreviewRequest(new EstateText("draft.yaml", pack.Text), [], after), Cancel);
                Assert.Empty(page.Reasons);
                Assert.Empty(page.Errors);
                pairs.AddRange(page.Pairs);
                after = page.Next;
            }
            while (after is not null);
        }

        return pairs;
    }
}

using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Policies;
using DataCenterOps.Persistence.Tests;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>A sweep that a crash cuts short goes on where it was, by the moment at which it began.</summary>
public sealed class ResumedSweepTests(Clusters clusters)
{
    private const string Tenant = TestDocument.Tenant;

    // Two full pages and a bit.
    private const int Systems = (2 * PolicyLimits.SweepSubjects) + 40;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_a_silo_dies_in_the_middle_the_next_goes_on_and_judges_each_subject_once(string engine)
    {
        await using var killed = await clusters.StartAsync(engine);
        await DeclareAsync(killed, Systems, n => n % 10 == 0);
        await killed.ActivateAsync(Packs.Strict);
        using var acting = killed.As(Callers.Program);
        var since = TimeProvider.System.GetUtcNow();
        var first = await killed.Grains.GetGrain<IComplianceGrain>(Tenant).StepAsync(since, Cancel);
        Assert.Equal((false, PolicyLimits.SweepSubjects, PolicyLimits.SweepSubjects / 10), (first.IsDone, first.Subjects, first.Opened));
        var before = await killed.Get<SweepStore>().ProgressAsync(Tenant, Cancel);
        await killed.Silos.KillSiloAsync(killed.Silos.Silos[0], Cancel);

        await using var cluster = await Cluster.StartAsync(killed.Storage);
        var step = await cluster.Grains.GetGrain<IComplianceGrain>(Tenant).StepAsync(since, Cancel);
        Assert.Equal((false, 2 * PolicyLimits.SweepSubjects), (step.IsDone, step.Subjects));
        var last = await cluster.Grains.GetGrain<IComplianceGrain>(Tenant).AllAsync(since, Cancel);

        Assert.Equal(new SweepStep(IsDone: true, Systems, Systems / 10, 0, 0, Systems / 10), last);
        var entries = await cluster.Get<ILedger>().ReadAsync(new StreamId($"compliance/{Tenant}"), 0, Cancel).ToArrayAsync(Cancel);
        var bodies = entries.Select(Read).ToArray();
        var opened = bodies.Where(entry => entry.Type == "policies/finding-opened/1").Select(entry => entry.Body.GetProperty("subject").GetProperty("id").GetString()).ToArray();
        Assert.Equal(Systems / 10, opened.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Systems / 10, opened.Length);
        var ended = Assert.Single(bodies, entry => entry.Type == "policies/sweep-ended/1").Body;
        Assert.Equal(before!.StartedAt, ended.GetProperty("startedAt").GetDateTimeOffset());

        // It has ended: who asks again from then on gets a new one, and it finds nothing to write.
        Assert.Equal(new SweepStep(IsDone: true, 0, 0, 0, 0, 0), await cluster.Grains.GetGrain<IComplianceGrain>(Tenant).AllAsync(since, Cancel));
        Assert.Equal(
            new SweepStep(IsDone: true, Systems, 0, 0, 0, Systems / 10),
            await cluster.Grains.GetGrain<IComplianceGrain>(Tenant).AllAsync(TimeProvider.System.GetUtcNow(), Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_pack_in_the_middle_begins_it_anew_and_leaves_no_finding_of_the_one_before(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        await DeclareAsync(cluster, PolicyLimits.SweepSubjects + 1, _ => true);
        await cluster.ActivateAsync(Packs.Strict);
        using var acting = cluster.As(Callers.Program);
        var shard = cluster.Grains.GetGrain<IComplianceGrain>(Tenant);
        var since = TimeProvider.System.GetUtcNow();
        Assert.Equal(PolicyLimits.SweepSubjects, (await shard.StepAsync(since, Cancel)).Opened);
        await cluster.ActivateAsync(Packs.Lenient);

        Assert.Equal(new SweepStep(IsDone: true, PolicyLimits.SweepSubjects + 1, 0, 0, PolicyLimits.SweepSubjects, 0), await shard.AllAsync(since, Cancel));
    }

    private static async Task DeclareAsync(Cluster cluster, int systems, Func<int, bool> sensitive)
    {
        foreach (var some in Enumerable.Range(0, systems).Chunk(50))
        {
            await Task.WhenAll(some.Select(n => cluster.DeclareAsync(TestDocument.System($"s{n:0000}", sensitive: sensitive(n)), $"resumed-{n:0000}")));
        }
    }

    private static (string Type, JsonElement Body) Read(StoredEntry entry)
    {
        using var document = entry.Parse();
        var root = document.RootElement.Clone();
        return (root.GetProperty("type").GetString()!, root.GetProperty("body"));
    }
}

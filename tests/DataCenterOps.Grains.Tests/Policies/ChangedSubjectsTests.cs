using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>What changes is judged at once, with all that joins it: a sweep over everything afterwards finds nothing more.</summary>
public sealed class ChangedSubjectsTests(Clusters clusters)
{
    // Facts that policies read of other subjects than the one that changes.
    private static readonly (string File, string From, string To)[] Changes =
    [
        ("vendors.yaml", "privilegedAccess: false", "privilegedAccess: true"),
        ("vendors.yaml", "exitPlan: {testedAt: now-75d}", "exitPlan: {testedAt: now-975d}"),
        ("sites.yaml", "lat: 36.4700", "lat: 36.7290"),
        ("tenants.yaml", "dpo: p-mi-dpo\n", ""),
        ("keys.yaml", "custodian: state", "custodian: tenant"),
        ("flows.yaml", "classification: restricted", "classification: internal"),
        ("authorisations.yaml", "validUntil: now+500d", "validUntil: now+1d"),
        ("agreements.yaml", "validUntil: now+", "validUntil: now+1"),
        ("sources.yaml", "classification: restricted", "classification: secret"),
        ("systems-interior-justice.yaml", "siteId: bld-dc1", "siteId: ora-dc1"),
        ("systems-social-security.yaml", "classification: restricted", "classification: internal"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_a_sweep_over_what_has_changed_nothing_is_left_for_one_over_everything(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine, silos: 1, pack: null);
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "estates", "algeria"), "*.yaml")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

        // Nothing is refused, so that every change gets as far as the sweep.
        files["../../policies/dz-gov-baseline.yaml"] = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "policies", "dz-gov-baseline.yaml"), Cancel))
            .Replace("mode: enforce", "mode: audit", StringComparison.Ordinal).Replace("admission: enforce", "admission: audit", StringComparison.Ordinal);
        await ApplyAsync(cluster, files);
        using var acting = cluster.As(Callers.Program);
        var judged = await ChangedAsync(cluster);
        Assert.True(judged.Subjects > 50, $"{judged}");
        await AllAsync(cluster);

        var (touched, changed) = (0, 0L);
        var scored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, from, to) in Changes)
        {
            var before = files[file];
            files[file] = before.Replace(from, to, StringComparison.Ordinal);
            Assert.NotEqual(before, files[file], StringComparer.Ordinal);
            await ApplyAsync(cluster, files);
            judged = await ChangedAsync(cluster);
            touched += judged.Subjects > 0 ? 1 : 0;
            changed += judged.Opened + judged.Changed + judged.Closed;
            var scores = await cluster.AllRowsAsync(["sovereignty_score"]);
            var rest = await AllAsync(cluster);
            Assert.Equal(scores, await cluster.AllRowsAsync(["sovereignty_score"]));
            scored.Add(string.Join('\n', scores));
            Assert.Equal((file, to, 0, 0, 0), (file, to, rest.Opened, rest.Changed, rest.Closed));
        }

        Assert.Equal(Changes.Length, touched);
        Assert.True(changed > 10, $"{changed}");
        Assert.True(scored.Count > 2, $"{scored.Count}");
        Assert.Equal(0, (await ChangedAsync(cluster)).Subjects);
    }

    private static async Task ApplyAsync(Cluster cluster, Dictionary<string, string> files)
    {
        using (cluster.As(Callers.SetUp with { Roles = [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.PlatformAdmin] }))
        {
            var plan = await cluster.Grains.GetGrain<IEstateGrain>(0).ApplyAsync(
                new EstateRequest(
                    OperationId.From(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())),
                    [.. files.Select(file => new EstateText(file.Key, file.Value))], Prune: false),
                Cancel);
            Assert.Empty(plan.Errors.Select(error => error.Message));
            Assert.Empty(plan.Items.SelectMany(item => item.Reasons).Select(reason => reason.Message));
            Assert.True(plan.Applied);
        }
    }

    private static async Task<SweepStep> ChangedAsync(Cluster cluster)
    {
        var sum = new SweepStep(IsDone: true, 0, 0, 0, 0, 0);
        foreach (var shard in await cluster.Grains.GetGrain<ISweepPlanGrain>(0).ChangedAsync("", Cancel))
        {
            sum = Sum(sum, await cluster.Grains.GetGrain<IComplianceGrain>(shard).ChangedAsync(Cancel));
        }

        return sum;
    }

    private static async Task<SweepStep> AllAsync(Cluster cluster)
    {
        var sum = new SweepStep(IsDone: true, 0, 0, 0, 0, 0);
        foreach (var row in (await cluster.Get<Persistence.ReadModels.Estate.EstateQueries>().ListAsync(TenantScope.All, "Tenant", 500, null, Cancel)).Items.Select(row => row.Id).Append(TenantId.Platform.Value))
        {
            sum = Sum(sum, await cluster.Grains.GetGrain<IComplianceGrain>(row).AllAsync(TimeProvider.System.GetUtcNow(), Cancel));
        }

        return sum;
    }

    private static SweepStep Sum(SweepStep left, SweepStep right) => new(
        IsDone: true, left.Subjects + right.Subjects, left.Opened + right.Opened, left.Changed + right.Changed,
        left.Closed + right.Closed, left.Open + right.Open);
}

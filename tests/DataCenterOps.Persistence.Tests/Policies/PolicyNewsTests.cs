using System.Text.Json;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests.Ledger.Past;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Tests.Policies;

/// <summary>A decision that relies on an earlier look must hear of every commit that would change it: one overlooked would judge by rules no longer in force.</summary>
public sealed class PolicyNewsTests(Databases databases)
{
    private const int Commits = 400;

    [Fact]
    public async Task Whatever_changes_what_is_in_force_is_told_and_most_commits_are_not()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var (news, packs) = (silo.Get<PolicyNews>(), silo.Get<PackQueries>());
        var history = new RandomHistory(seed: 20);
        await history.AppendAsync(silo, 1);
        var (before, found) = (news.Now, await LookAsync(packs));
        var (changed, quiet) = (0, 0);
        for (var commit = 0; commit < Commits; commit++)
        {
            await history.AppendAsync(silo, 1);
            var (now, next) = (news.Now, await LookAsync(packs));
            Assert.True(next == found || now != before, $"commit {commit} changed what is in force and was not told of:\n{found}\n{next}");
            changed += next == found ? 0 : 1;
            quiet += now == before ? 1 : 0;
            (before, found) = (now, next);
        }

        Assert.InRange(changed, Commits / 20, Commits);
        Assert.InRange(quiet, Commits / 4, Commits);
    }

    [Fact]
    public async Task Rebuilding_is_told_and_on_PostgreSQL_nothing_is_relied_upon()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var before = silo.Get<PolicyNews>().Now;
        await silo.Get<ViewRebuilder>().RebuildViewsAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(before, silo.Get<PolicyNews>().Now);

        await using var cluster = new Silo(await databases.CreateAsync(Databases.Postgres));
        Assert.Null(cluster.Get<PolicyNews>().Now);
    }

    private static async Task<string> LookAsync(PackQueries packs)
    {
        var found = await packs.RevisionsAsync(TestContext.Current.CancellationToken);
        var kinds = found.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value}");
        return JsonSerializer.Serialize(new { found.InForce, kinds, found.Law, glass = found.BreakGlass, found.Waivers });
    }
}

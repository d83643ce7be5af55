using CsCheck;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger.Past;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Past;

/// <summary>The past is what the rows were then, to the tick, in any order of streams and on the other engine.</summary>
public sealed class PastTests(Databases databases)
{
    private const int Steps = 5;

    private const int EntriesPerStep = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_integration_shows_the_rows_as_they_were_then(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (history, sealer) = (new RandomHistory(seed: 1), new TestSealer(silo));
        var kept = new List<IReadOnlyList<string>>();
        for (var step = 0; step < Steps; step++)
        {
            await history.AppendAsync(silo, EntriesPerStep);
            await sealer.IntegrateAsync(At(step));
            kept.Add(await AllAsync(silo));
        }

        // Not in the tree yet, so not in any past.
        await history.AppendAsync(silo, 10);
        Assert.Equal("asof.before", Assert.IsType<PastAnswer.Refused>(await AskAsync(silo, At(0).AddMicroseconds(-1))).Reason.Code);
        for (var step = 0; step < Steps; step++)
        {
            await ShowsAsync(silo, At(step), (step + 1) * EntriesPerStep, kept[step]);
            await ShowsAsync(silo, At(step + 1).AddMicroseconds(-1), (step + 1) * EntriesPerStep, kept[step]);
        }

        var past = (PastDatabases)silo.Get<IPastDatabases>();
        Assert.Equal(PastLimits.Kept, past.Files.Count);
        Assert.Equal(past.Files.Order(StringComparer.Ordinal), Directory.GetFiles(Path.GetDirectoryName(past.Files[0])!).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task As_of_now_is_what_is_and_so_is_a_rebuild_and_a_fold_with_streams_shuffled(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await new RandomHistory(seed: 2).AppendAsync(silo, Steps * EntriesPerStep);
        await new TestSealer(silo).IntegrateAsync(At(0));
        var rows = await AllAsync(silo);
        Assert.All(silo.Get<ProjectionSet>().Tables, table => Assert.Contains(rows, row => row.StartsWith($"{table}: ", StringComparison.Ordinal)));

        await ShowsAsync(silo, At(0), Steps * EntriesPerStep, rows);
        Assert.Equal(rows, await ShuffledAsync(silo), StringComparer.Ordinal);
        await silo.Get<ViewRebuilder>().RebuildViewsAsync(Token);
        Assert.Equal(rows, await AllAsync(silo), StringComparer.Ordinal);
    }

    private static DateTimeOffset At(int step) => Noon.AddHours(step);

    private static Task<PastAnswer> AskAsync(Silo silo, DateTimeOffset at) => silo.Get<IPastDatabases>().FindAsync(Rfc3339.Write(at), Token);

    private static async Task ShowsAsync(Silo silo, DateTimeOffset at, long size, IReadOnlyList<string> rows)
    {
        using var ready = Assert.IsType<PastAnswer.Ready>(await AskAsync(silo, at));
        Assert.Equal((at, size), (ready.Database.Moment.At, ready.Database.Moment.Size));
        using (LookingBack.At(ready.Database))
        {
            Assert.Equal(rows, await AllAsync(silo), StringComparer.Ordinal);
        }
    }

    private static async Task<IReadOnlyList<string>> AllAsync(Silo silo)
    {
        var rows = new List<string>();
        foreach (var table in silo.Get<ProjectionSet>().Tables)
        {
            rows.AddRange((await silo.RowsAsync(table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    // Any order that keeps versions of one stream in theirs.
    private static async Task<IReadOnlyList<string>> ShuffledAsync(Silo silo)
    {
        var chance = new PCG(3, 4);
        var streams = (await silo.Ledger.ReadAllAsync(0, Token).ToArrayAsync(Token))
            .GroupBy(entry => entry.Stream.Value, StringComparer.Ordinal).Select(stream => new Queue<StoredEntry>(stream)).ToList();
        var shuffled = new List<StoredEntry>();
        while (streams.Count > 0)
        {
            var one = streams[(int)chance.Next((uint)streams.Count)];
            shuffled.Add(one.Dequeue());
            if (one.Count == 0)
            {
                streams.Remove(one);
            }
        }

        var file = Path.Combine(silo.Options.DataFolder, "shuffled.db");
        using (var fold = PastFold.Create(file, silo.Get<ProjectionSet>(), new PastEntries(silo.Get<IReadDatabase>()).Document))
        {
            fold.Add(shuffled);
        }

        var moment = await silo.Get<PastMoments>().FindAsync(At(0), Token);
        using (LookingBack.At(new PastDatabase(moment!, file)))
        {
            return await AllAsync(silo);
        }
    }
}

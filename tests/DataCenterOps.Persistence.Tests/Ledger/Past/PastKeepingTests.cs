using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger.Past;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using DataCenterOps.Persistence.Views;
using Microsoft.Extensions.Time.Testing;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Past;

/// <summary>How many past moments are kept, for how long, and what is told while one is made.</summary>
public sealed class PastKeepingTests(Databases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_read_is_not_taken_away_and_what_is_a_day_old_goes()
    {
        await using var silo = await SealedAsync(steps: 1);
        var time = new FakeTimeProvider(Noon.AddDays(1));
        using var past = Create(silo, silo.Get<IReadDatabase>(), time);
        var ready = Assert.IsType<PastAnswer.Ready>(await AskAsync(past, 0));
        var file = Assert.Single(past.Files);

        time.Advance(TimeSpan.FromHours(PastLimits.KeptHours));
        Assert.Empty(past.Files);
        await using (var connection = await ready.Database.OpenAsync(Token))
        {
            Assert.True(File.Exists(file));
        }

        ready.Dispose();
        ready.Dispose();
        Assert.False(File.Exists(file));

        // Nothing hinders the same tree from being folded again.
        Assert.IsType<PastAnswer.Ready>(await AskAsync(past, 0)).Dispose();
        Assert.Single(past.Files);
    }

    [Fact]
    public async Task Whoever_asks_while_it_is_made_is_told_so_and_a_fifth_has_to_wait()
    {
        await using var silo = await SealedAsync(PastLimits.Kept + 1);
        var time = new FakeTimeProvider(Noon.AddDays(1));
        var gate = new GatedDatabase(silo.Get<IReadDatabase>());
        using var past = Create(silo, gate, time);
        var asked = Enumerable.Range(0, PastLimits.Kept).Select(step => AskAsync(past, step)).ToArray();
        while (past.Files.Count < PastLimits.Kept)
        {
            await Task.Yield();
        }

        Assert.IsType<PastAnswer.Busy>(await AskAsync(past, PastLimits.Kept));
        while (!Task.WhenAll(asked).IsCompleted)
        {
            // Whether all of them wait by now cannot be seen; the clock goes on until they have.
            time.Advance(TimeSpan.FromSeconds(PastLimits.WaitSeconds));
            await Task.Yield();
        }

        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(0, Assert.IsType<PastAnswer.Preparing>(answer).Percent));
        gate.Open();
        for (var step = 0; step < PastLimits.Kept; step++)
        {
            Assert.IsType<PastAnswer.Ready>(await AskAsync(past, step)).Dispose();
        }
    }

    [Fact]
    public async Task What_could_not_be_made_is_made_when_somebody_asks_again()
    {
        await using var silo = await SealedAsync(steps: 1);
        var gate = new GatedDatabase(silo.Get<IReadDatabase>()) { Fails = true };
        gate.Open();
        using var past = Create(silo, gate, new FakeTimeProvider(Noon.AddDays(1)));

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => AskAsync(past, 0));
        gate.Fails = false;
        Assert.IsType<PastAnswer.Ready>(await AskAsync(past, 0)).Dispose();
    }

    private async Task<Silo> SealedAsync(int steps)
    {
        var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        var (history, sealer) = (new RandomHistory(seed: 5), new TestSealer(silo));
        for (var step = 0; step < steps; step++)
        {
            await history.AppendAsync(silo, 5);
            await sealer.IntegrateAsync(Noon.AddHours(step));
        }

        return silo;
    }

    private static PastDatabases Create(Silo silo, IReadDatabase entries, TimeProvider time) =>
        new(entries, silo.Get<PastMoments>(), silo.Get<ProjectionSet>(), silo.Options, time);

    private static Task<PastAnswer> AskAsync(PastDatabases past, int step) => past.FindAsync(Rfc3339.Write(Noon.AddHours(step)), Token);
}

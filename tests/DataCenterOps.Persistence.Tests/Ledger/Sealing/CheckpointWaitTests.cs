using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.Extensions.Time.Testing;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Sealing;

/// <summary>What destroys is answered when a signed checkpoint covers its entry, and neither sooner nor never.</summary>
public sealed class CheckpointWaitTests(Databases databases)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(LedgerLimits.PendingSeconds);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_ends_with_the_checkpoint_that_covers_all(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var time = new FakeTimeProvider(Noon);
        var (wait, sealer) = (WaitOf(silo, time), new TestSealer(silo));
        var first = await AppendAsync(silo, "tests/1");
        await sealer.SealAsync(Noon);
        Assert.Null(await wait.FirstPendingAsync([first], Token));
        Assert.Null(await wait.FirstPendingAsync([0], Token));

        var second = await AppendAsync(silo, "tests/2");
        var waiting = wait.FirstPendingAsync([first, second], Token);
        await sealer.IntegrateAsync(Noon.AddSeconds(2));
        await PassAsync(time, waiting, TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted, "a leaf without a signature was taken for one with it");

        await sealer.SignAsync(Noon.AddSeconds(2));
        await PassAsync(time, waiting, Bound);
        Assert.Null(await waiting);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_one_it_ends_after_its_time_and_names_the_entry(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var time = new FakeTimeProvider(Noon);
        var first = await AppendAsync(silo, "tests/1");
        await new TestSealer(silo).SealAsync(Noon);
        var second = await AppendAsync(silo, "tests/2");

        var waiting = WaitOf(silo, time).FirstPendingAsync([first, second], Token);
        await PassAsync(time, waiting, Bound - TimeSpan.FromMilliseconds(200));
        Assert.False(waiting.IsCompleted, "it gave up before its time");
        await PassAsync(time, waiting, TimeSpan.FromSeconds(2));
        Assert.Equal(second, await waiting);

        var all = WaitOf(silo, time).PendingNowAsync(Token);
        await PassAsync(time, all, Bound + TimeSpan.FromSeconds(2));
        Assert.Equal(second, await all);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_hopeless_once_an_entry_has_waited_too_long(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var time = new FakeTimeProvider(Noon);
        var wait = WaitOf(silo, time);
        await AppendAsync(silo, "tests/1");
        time.Advance(ReadLimits.LateSeal);
        Assert.False(await wait.IsHopelessAsync(Token));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await wait.IsHopelessAsync(Token));

        await new TestSealer(silo).SealAsync(time.GetUtcNow());
        Assert.False(await wait.IsHopelessAsync(Token));
    }

    private static CheckpointWait WaitOf(Silo silo, FakeTimeProvider time) =>
        new(silo.Get<Receipts>(), silo.Get<SealingHealthQueries>(), silo.Get<LedgerQueries>(), time);

    private static async Task<long> AppendAsync(Silo silo, string stream) =>
        (await silo.Ledger.AppendAsync(Append(stream, 0, Entry()), Token)).Position;

    // In steps, each after what waits has looked once more: its queries take real time, which does not pass here.
    private static async Task PassAsync(FakeTimeProvider time, Task waiting, TimeSpan by)
    {
        for (var passed = TimeSpan.Zero; passed < by && !waiting.IsCompleted; passed += TimeSpan.FromMilliseconds(100))
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(waiting, Task.Delay(30, Token));
        }
    }
}

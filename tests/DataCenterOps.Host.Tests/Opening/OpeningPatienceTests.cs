using DataCenterOps.Domain.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataCenterOps.Host.Tests.Opening;

public sealed class OpeningPatienceTests
{
    private readonly Hurried _time = new();

    private OpeningPatience Patience => new(_time, NullLogger<OpeningPatience>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_ledger_did_not_answer_is_asked_again()
    {
        var asked = 0;
        var answer = await Patience.AskAsync(
            () => ++asked < 3 ? Task.FromException<string>(new LedgerUnavailableException("busy")) : Task.FromResult("done"), Cancel);

        Assert.Equal(("done", 3), (answer, asked));
    }

    [Fact]
    public async Task A_ledger_that_stays_away_ends_the_start()
    {
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => Patience.AskAsync(() => Task.FromException<string>(new LedgerUnavailableException("away")), Cancel));

        Assert.Equal(TimeSpan.FromMinutes(2), _time.GetElapsedTime(0));
    }

    [Fact]
    public async Task A_bug_is_not_asked_again()
    {
        var asked = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Patience.AskAsync(() => ++asked > 0 ? Task.FromException<string>(new InvalidOperationException()) : Task.FromResult(""), Cancel));

        Assert.Equal(1, asked);
    }

    // Whoever waits by it waits no time, and sees it pass.
    private sealed class Hurried : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ticks += dueTime.Ticks;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}

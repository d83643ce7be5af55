namespace DataCenterOps.Host.Tests.Watching;

public sealed class MissedRunsTests
{
    private static readonly TimeSpan OneRun = TimeSpan.FromMinutes(3);

    // Two runs of 30 seconds, and what is left of the tick within which the second would have been in time.
    private static readonly TimeSpan TwoRuns = TimeSpan.FromSeconds(65);

    [Fact]
    public async Task What_nobody_looked_at_for_two_runs_is_unknown_and_the_ledger_says_so()
    {
        await using var watched = new WatchedPort();
        watched.Listen();
        await watched.StartAsync();
        await watched.DeclareAsync();
        await watched.UntilAsync("up", OneRun);

        watched.Kill();
        await Task.Delay(TwoRuns, TestContext.Current.CancellationToken);
        await watched.StartAsync();
        await Waiting.ForAsync("a look after the silence", OneRun, async _ =>
            (await watched.ChangesAsync()).Length > "unknown>up".Length ? "changed" : null);

        Assert.Equal("unknown>up up>unknown unknown>up", await watched.ChangesAsync());
        Assert.Equal("up", (await watched.StateAsync()).GetProperty("state").GetString());
    }
}

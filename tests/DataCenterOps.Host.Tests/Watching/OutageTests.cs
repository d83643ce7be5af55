namespace DataCenterOps.Host.Tests.Watching;

/// <summary>
/// A real port that goes down and up again. The shortest interval is 30 seconds, so three failures take a minute and two
/// successes another half; a busy machine may miss an instant, so the bounds only end a test that hangs.
/// </summary>
public sealed class OutageTests
{
    private static readonly TimeSpan ThreeRuns = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan TwoRuns = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Three_failures_confirm_down_also_across_a_restart_and_two_successes_up()
    {
        await using var watched = new WatchedPort();
        await watched.StartAsync();
        await watched.DeclareAsync();

        var down = await watched.UntilAsync("down", ThreeRuns);
        Assert.Equal("unknown>suspect suspect>down", await watched.ChangesAsync());
        Assert.Equal("fail fail fail", Outcomes(down, 10));
        watched.Kill();
        await watched.StartAsync();
        var after = await watched.StateAsync();
        Assert.Equal("down", after.GetProperty("state").GetString());
        Assert.Equal(down.GetProperty("since").GetString(), after.GetProperty("since").GetString());

        watched.Listen();
        var up = await watched.UntilAsync("up", TwoRuns);
        Assert.Equal("ok ok", Outcomes(up, 2));
        Assert.Equal("unknown>suspect suspect>down down>up", await watched.ChangesAsync());
    }

    private static string Outcomes(System.Text.Json.JsonElement check, int newest) => string.Join(
        ' ', check.GetProperty("results").EnumerateArray().Take(newest).Select(result => result.GetProperty("outcome").GetString()));
}

using DataCenterOps.Domain.Checks;
using Xunit;

namespace DataCenterOps.Domain.Tests.Checks;

public sealed class CheckSilenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    // Seconds from the newest due instant that was folded to the tick that starts the next run.
    [Theory]
    [InlineData(60, 60, 0, false)] // on time
    [InlineData(60, 65, 0, false)] // one wake was lost
    [InlineData(60, 119, 0, false)] // late, and nothing was missed before
    [InlineData(60, 120, 1, false)] // one missed, the next on time
    [InlineData(60, 125, 1, false)]
    [InlineData(60, 126, 1, true)] // one missed, and the next is made up for: two have passed
    [InlineData(60, 179, 1, true)]
    [InlineData(60, 180, 2, false)] // two missed, the third on time
    [InlineData(60, 630, 9, true)] // the silo was away
    [InlineData(600, 1_200, 1, false)]
    [InlineData(600, 1_260, 1, false)] // the slow plan's tick is a minute
    [InlineData(600, 1_261, 1, true)]
    public void What_has_passed_in_silence_follows_from_the_newest_run_and_the_tick(int interval, int seconds, int missed, bool madeUp)
    {
        var check = SomeCheck.Every(interval);
        Assert.Equal(new CheckSilence(missed, madeUp), Before(check, Known(check), seconds));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(600)]
    public void Nothing_was_missed_on_a_grid_that_was_not_in_force(int asked)
    {
        var check = SomeCheck.Every(60);
        var health = Known(check) with { Interval = TimeSpan.FromSeconds(asked) };
        Assert.Equal(default, Before(check, health, 630));
    }

    [Fact]
    public void A_state_that_does_not_say_its_interval_was_on_the_same_grid()
    {
        var check = SomeCheck.Every(60);
        Assert.Equal(new CheckSilence(9, true), Before(check, Known(check) with { Interval = null }, 630));
    }

    [Fact]
    public void Nothing_was_missed_of_a_check_that_nobody_has_looked_at() =>
        Assert.Equal(default, CheckSilence.Before(SomeCheck.Every(60), health: null, Now, Now.AddDays(1)));

    private static CheckSilence Before(CheckDefinition check, CheckHealth health, int seconds)
    {
        var tick = health.LastDue.AddSeconds(seconds);
        return CheckSilence.Before(check, health, CheckGrid.Newest(check, tick), tick);
    }

    private static CheckHealth Known(CheckDefinition check) =>
        CheckHealth.Unseen(Now) with { LastDue = CheckGrid.Newest(check, Now), Interval = check.Interval };
}

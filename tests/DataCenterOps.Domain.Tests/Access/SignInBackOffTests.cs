using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

/// <summary>How long who failed has to wait.</summary>
public sealed class SignInBackOffTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(1_000_000, 900)]
    public void Waiting_doubles_after_the_free_attempts_up_to_a_quarter_of_an_hour(int failed, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInBackOff.Wait(failed, SignInBackOff.FreeForAccount));

    [Fact]
    public void Who_comes_too_early_is_not_judged_and_does_not_wait_longer_for_it()
    {
        var counted = new SignInAttempts(SignInBackOff.FreeForAccount, Start);

        Assert.Null(SignInBackOff.Admit(counted, SignInBackOff.FreeForAccount, Start.AddSeconds(29.9)));
        Assert.Equal(new SignInAttempts(6, Start.AddSeconds(30)), SignInBackOff.Admit(counted, SignInBackOff.FreeForAccount, Start.AddSeconds(30)));
    }

    [Fact]
    public void A_quiet_day_forgets_everything() => Assert.Equal(
        new SignInAttempts(1, Start.AddHours(24)),
        SignInBackOff.Admit(new SignInAttempts(500, Start), SignInBackOff.FreeForAccount, Start.AddHours(24)));

    [Fact]
    public void Somebody_who_tries_all_day_gets_about_a_hundred_attempts()
    {
        SignInAttempts? counted = null;
        var judged = 0;
        for (var now = Start; now < Start.AddDays(1); now = now.AddSeconds(1))
        {
            if (SignInBackOff.Admit(counted, SignInBackOff.FreeForAccount, now) is { } next)
            {
                (counted, judged) = (next, judged + 1);
            }
        }

        Assert.InRange(judged, 90, 110);
    }
}

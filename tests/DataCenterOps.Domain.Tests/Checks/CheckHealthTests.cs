using CsCheck;
using DataCenterOps.Domain.Checks;
using Xunit;

namespace DataCenterOps.Domain.Tests.Checks;

public sealed class CheckHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // o ok, x fail, ? could not be evaluated, . missed
    [Theory]
    [InlineData("", CheckState.Unknown)]
    [InlineData("o", CheckState.Up)]
    [InlineData("x", CheckState.Suspect)]
    [InlineData("ox", CheckState.Suspect)]
    [InlineData("oxo", CheckState.Up)]
    [InlineData("oxx", CheckState.Suspect)]
    [InlineData("oxxx", CheckState.Down)]
    [InlineData("oxoxox", CheckState.Down)]
    [InlineData("oxooxoox", CheckState.Suspect)]
    [InlineData("oxxxo", CheckState.Down)]
    [InlineData("oxxxoo", CheckState.Up)]
    [InlineData("oxxxoxo", CheckState.Down)]
    [InlineData("oxxxoox", CheckState.Suspect)]
    [InlineData("o?", CheckState.Up)]
    [InlineData("o??", CheckState.Unknown)]
    [InlineData("o.", CheckState.Up)]
    [InlineData("o..", CheckState.Unknown)]
    [InlineData("o.?", CheckState.Unknown)]
    [InlineData("o..o", CheckState.Up)]
    [InlineData("oxxx..", CheckState.Unknown)]
    [InlineData("oxxx..o", CheckState.Down)]
    [InlineData("oxxx..oo", CheckState.Up)]
    [InlineData("oxxx..x", CheckState.Down)]
    public void States_follow_the_runs(string runs, CheckState expected) => Assert.Equal(expected, Run(runs).Health.State);

    [Fact]
    public void A_change_is_told_once_and_says_from_where_to_where()
    {
        var changes = Run("oxxxoo..").Changes;
        Assert.Equal(
            "Unknown>Up Up>Suspect Suspect>Down Down>Up Up>Unknown",
            string.Join(' ', changes.Select(change => $"{change.From}>{change.To}")));
        Assert.Equal(CheckReasons.Timeout, changes[1].Reason);
        Assert.Null(changes[3].Reason);
    }

    [Fact]
    public void Changes_always_form_a_chain() =>
        Gen.Char["ox?."].Array[0, 40].Sample(runs =>
        {
            var (health, changes) = Run(new string(runs));
            var at = CheckState.Unknown;
            foreach (var change in changes)
            {
                Assert.Equal(at, change.From);
                Assert.NotEqual(change.From, change.To);
                at = change.To;
            }

            Assert.Equal(at, health.State);
        });

    [Fact]
    public void Without_three_failures_in_five_told_runs_nothing_is_down() =>
        Gen.Char["ox?."].Array[0, 40].Sample(runs =>
        {
            var text = new string(runs);
            var told = text.Where(run => run is 'o' or 'x').ToArray();
            var enough = Enumerable.Range(0, told.Length).Any(i => told.Skip(i).Take(5).Count(run => run == 'x') >= 3);
            Assert.True(enough || Run(text).Changes.All(change => change.To != CheckState.Down));
        });

    [Fact]
    public void The_same_result_twice_counts_once()
    {
        var health = CheckHealth.Unseen(Start);
        var failed = Result(CheckOutcome.Fail, Start);
        var once = health.Fold(failed, Confirmation.Default, Start).Health;
        var twice = once.Fold(failed, Confirmation.Default, Start);
        Assert.Same(once, twice.Health);
        Assert.Null(twice.Change);
    }

    [Fact]
    public void A_single_failure_is_down_where_the_confirmation_asks_for_no_more()
    {
        var (health, change) = CheckHealth.Unseen(Start)
            .Fold(Result(CheckOutcome.Fail, Start), new Confirmation(1, 1, 1, 1), Start);
        Assert.Equal(CheckState.Down, health.State);
        Assert.Equal(CheckState.Down, change!.To);
    }

    [Fact]
    public void The_end_of_a_certificate_is_kept_until_another_is_seen()
    {
        var until = Start.AddDays(9);
        var health = CheckHealth.Unseen(Start)
            .Fold(Result(CheckOutcome.Ok, Start) with { LeafNotAfter = until }, Confirmation.Default, Start).Health
            .Fold(Result(CheckOutcome.Fail, Start + Minute), Confirmation.Default, Start + Minute).Health;
        Assert.Equal(until, health.TlsNotAfter);
    }

    private static (CheckHealth Health, List<CheckTransition> Changes) Run(string runs)
    {
        var health = CheckHealth.Unseen(Start - Minute);
        var changes = new List<CheckTransition>();
        var due = Start;
        foreach (var run in runs)
        {
            var (next, change) = run switch
            {
                'o' => health.Fold(Result(CheckOutcome.Ok, due), Confirmation.Default, due),
                'x' => health.Fold(Result(CheckOutcome.Fail, due), Confirmation.Default, due),
                '?' => health.Fold(Result(CheckOutcome.Unknown, due), Confirmation.Default, due),
                _ => health.Miss(1, due, due),
            };
            changes.AddRange(change is null ? [] : [change]);
            health = next;
            due += Minute;
        }

        return (health, changes);
    }

    private static CheckResult Result(CheckOutcome outcome, DateTimeOffset due) => new()
    {
        Check = CheckId.Of("civil-registry", "http"),
        DueAt = due,
        Outcome = outcome,
        Reason = outcome == CheckOutcome.Ok ? null : CheckReasons.Timeout,
    };
}

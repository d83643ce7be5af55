using System.Collections.Immutable;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Persistence.Checks;

namespace DataCenterOps.Grains.Tests.Checks;

public sealed class CheckRosterTests
{
    private static readonly DateTimeOffset Tick = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly CheckDefinition Check = new()
    {
        Id = CheckId.Of("civil-registry", "db"),
        Tenant = TenantId.Platform,
        Kind = CheckKind.Tcp,
        Target = new CheckTarget.Port("tcp", "db.dz.example", 5432),
        Interval = TimeSpan.FromHours(24),
    };

    [Fact]
    public void A_new_check_does_not_wait_a_day_for_its_place_on_the_grid()
    {
        var run = Assert.Single(Roster().Start(Tick));
        Assert.Equal((Tick, 0), (run.KnownAt, run.Silence.Passed));
        Assert.Equal(CheckGrid.Newest(Check, Tick), run.DueAt);
    }

    [Fact]
    public void A_check_under_way_is_not_started_again()
    {
        var roster = Roster();
        Assert.Single(roster.Start(Tick));
        Assert.Empty(roster.Start(Tick.AddDays(2)));
        roster.End(Check.Id);
        Assert.Single(roster.Start(Tick.AddDays(2)));
    }

    [Fact]
    public void A_restart_knows_what_ran_before_and_what_was_missed()
    {
        var due = CheckGrid.Newest(Check, Tick);
        var health = CheckHealth.Unseen(due) with { State = CheckState.Up, LastDue = due, LastResultAt = due };
        Assert.Empty(Roster(health).Start(Tick));
        var run = Assert.Single(Roster(health).Start(Tick.AddDays(3)));
        Assert.Equal((due.AddDays(3), 2), (run.DueAt, run.Silence.Missed));
    }

    private static CheckRoster Roster(CheckHealth? health = null) => new(
        new CheckShard(
            [Check],
            health is null
                ? ImmutableDictionary<CheckId, CheckHealth>.Empty
                : ImmutableDictionary<CheckId, CheckHealth>.Empty.Add(Check.Id, health),
            [], [], 0),
        "1", 1, []);
}

using CsCheck;
using DataCenterOps.Domain.Checks;
using Xunit;

namespace DataCenterOps.Domain.Tests.Checks;

public sealed class CheckGridTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CheckDefinition> Checks = Gen.Select(
        Gen.Int[30, 86_400], Gen.Int[0, 99_999], (seconds, n) => SomeCheck.Every(seconds, $"system/check-{n}"));

    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[0, 400L * 24 * 3600 * 1000].Select(ms => Now.AddMilliseconds(ms));

    [Fact]
    public void The_newest_due_instant_is_at_most_one_interval_old() =>
        Gen.Select(Checks, Instants).Sample((check, at) =>
        {
            var newest = CheckGrid.Newest(check, at);
            return newest <= at && at - newest < check.Interval;
        });

    [Fact]
    public void Due_instants_of_a_check_are_whole_intervals_apart() =>
        Gen.Select(Checks, Instants, Instants).Sample((check, one, other) =>
            (CheckGrid.Newest(check, one) - CheckGrid.Newest(check, other)).Ticks % check.Interval.Ticks == 0);

    [Fact]
    public void The_phase_lies_on_the_tick_and_below_the_interval() =>
        Checks.Sample(check =>
            CheckGrid.Phase(check) < check.Interval
            && CheckGrid.Phase(check).Ticks % CheckLimits.Tick(check.Plan).Ticks == 0);

    [Fact]
    public void Wakes_that_follow_one_another_run_every_instant_once() =>
        Gen.Select(Checks, Gen.Int[1, 5].Array[1, 60]).Sample((check, steps) =>
        {
            var last = Now;
            var due = new List<DateTimeOffset>();
            foreach (var step in steps)
            {
                var tick = last + (step * CheckLimits.FastTick);
                due.AddRange(CheckGrid.DueIn(check, last, tick) is { } instant ? [instant] : []);
                last = tick;
            }

            var expected = (CheckGrid.Newest(check, last) - CheckGrid.Newest(check, Now)).Ticks / check.Interval.Ticks;
            Assert.Equal(expected, due.Distinct().Count());
            Assert.Equal(due.Count, due.Distinct().Count());
        });

    [Fact]
    public void A_late_wake_runs_only_the_newest_of_several_instants()
    {
        var check = SomeCheck.Every(60);
        var due = CheckGrid.DueIn(check, Now, Now.AddMinutes(10));
        Assert.Equal(CheckGrid.Newest(check, Now.AddMinutes(10)), due);
        Assert.Equal(9, CheckGrid.MissedBetween(check, CheckGrid.Newest(check, Now), due!.Value));
    }

    [Fact]
    public void A_wake_in_time_has_missed_nothing()
    {
        var check = SomeCheck.Every(60);
        var last = CheckGrid.Newest(check, Now);
        Assert.Equal(0, CheckGrid.MissedBetween(check, last, last.AddMinutes(1)));
    }

    [Fact]
    public void The_newest_instant_before_the_epoch_is_not_in_the_future()
    {
        var check = SomeCheck.Every(60);
        var at = DateTimeOffset.UnixEpoch.AddSeconds(-90);
        Assert.InRange(CheckGrid.Newest(check, at), at.AddSeconds(-60), at);
    }

    [Theory]
    [InlineData("civil-registry/http", 2_037_969_620)]
    [InlineData("civil-registry/tls", 1_096_704_618)]
    public void The_hash_of_an_id_never_changes(string id, int expected)
    {
        Assert.True(CheckId.TryParse(id, out var parsed));
        Assert.Equal(expected, parsed.Hash);
    }

    [Fact]
    public void Checks_spread_evenly_over_the_shards()
    {
        var shards = Enumerable.Range(0, 5_000)
            .CountBy(n => CheckId.Of($"system-{n / 4}", $"check-{n % 4}").Hash % 20)
            .Select(shard => shard.Value);
        Assert.All(shards, size => Assert.InRange(size, 190, 310));
    }
}

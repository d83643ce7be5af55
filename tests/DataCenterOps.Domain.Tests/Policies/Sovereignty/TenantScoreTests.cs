using CsCheck;
using DataCenterOps.Domain.Policies.Sovereignty;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Sovereignty;

public sealed class TenantScoreTests
{
    private static readonly int[] Weights = [15, 10, 10, 15, 20, 15, 10, 5];

    private static readonly Gen<ScoredSystem[]> Systems = Gen.Select(Gen.Int[0, 4].Array[8], Gen.Int[0, 4].Array[8], Gen.Int[0, 4].Array[8])
        .Array[1, 12].Select(many => many.Select((one, i) => System($"s-{i:00}", one.Item1, one.Item2, one.Item3)).ToArray());

    [Fact]
    public void A_tenant_without_scored_systems_has_no_score() => Assert.Null(TenantScore.Of([]));

    [Fact]
    public void A_tenant_is_as_strong_as_its_weakest_system_and_scores_their_mean()
    {
        var strong = new ScoredSystem("strong", [new("A", 4, 4, 60, 2), new("B", 3, 4, 40, 2)]);
        var weak = new ScoredSystem("weak", [new("A", 2, 4, 60, 2), new("B", 1, 2, 40, 2)]);

        var tenant = TenantScore.Of([strong, weak])!;

        Assert.Equal((2, 6_500, 9_000, 1, "B", "weak"), (tenant.Systems, tenant.Score, tenant.Declared, tenant.Below, tenant.Weakest, tenant.WeakestSystem));
        Assert.Equal([new ObjectiveLevel("A", 2, 4, 60, 2), new ObjectiveLevel("B", 1, 2, 40, 2)], tenant.Levels);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, 3)]
    [InlineData(1, 1, 1)]
    public void A_mean_is_rounded_half_upwards(int first, int second, int third)
    {
        ScoredSystem[] systems = [.. new[] { first, second, third }.Select((level, i) => new ScoredSystem($"s{i}", [new("A", level, level, 100, 0)]))];
        Assert.Equal((int)Math.Round(systems.Average(system => (decimal)system.Score), MidpointRounding.AwayFromZero), TenantScore.Of(systems)!.Score);
    }

    [Fact]
    public void Of_systems_that_score_alike_the_one_that_declares_least_is_the_weakest_then_the_first() => Assert.Equal(
        "b",
        TenantScore.Of([new("c", [new("A", 1, 2, 100, 0)]), new("a", [new("A", 1, 3, 100, 0)]), new("b", [new("A", 1, 2, 100, 0)])])!.WeakestSystem);

    [Fact]
    public void A_score_lies_between_nothing_and_a_hundred_and_the_order_of_systems_does_not_matter() => Systems.Sample(systems =>
    {
        var tenant = TenantScore.Of(systems)!;
        var turned = TenantScore.Of([.. systems.Reverse()])!;
        return tenant.Score is >= 0 and <= SovereigntyLimits.BestScore && tenant.Declared >= tenant.Score
            && systems.All(system => system.Score is >= 0 and <= SovereigntyLimits.BestScore)
            && tenant.Levels.SequenceEqual(turned.Levels) && tenant with { Levels = turned.Levels } == turned;
    });

    [Fact]
    public void A_higher_level_never_lowers_a_score() => Gen.Select(Systems, Gen.Int[0, 11], Gen.Int[0, 7]).Sample((systems, which, objective) =>
    {
        var at = which % systems.Length;
        var before = systems[at];
        var level = before.Levels[objective];
        var better = new ScoredSystem(before.System, before.Levels.SetItem(
            objective, level with { Level = Math.Min(4, level.Level + 1), Declared = Math.Max(level.Declared, Math.Min(4, level.Level + 1)) }));
        var (was, now) = (TenantScore.Of(systems)!, TenantScore.Of([.. systems.Select((system, i) => i == at ? better : system)])!);
        return better.Score >= before.Score && (better.Score > before.Score || level.Level == 4)
            && now.Score >= was.Score && now.Levels.Zip(was.Levels).All(pair => pair.First.Level >= pair.Second.Level)
            && now.Below <= was.Below;
    });

    private static ScoredSystem System(string id, int[] levels, int[] declared, int[] floors) => new(
        id, [.. levels.Select((level, i) => new ObjectiveLevel($"SOV-{i + 1}", level, Math.Max(level, declared[i]), Weights[i], floors[i]))]);
}

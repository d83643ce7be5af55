using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>
/// Where a tenant stands. In an objective it is as strong as the weakest of its systems, as an objective is as its lowest
/// answer; its score is the mean of theirs, so that one more good system counts for something.
/// </summary>
/// <param name="Systems">How many systems have a score.</param>
/// <param name="Score">The mean of their scores, in hundredths of a percent, half a hundredth upwards.</param>
/// <param name="Declared">The same by what is declared alone.</param>
/// <param name="Below">How many of them are below a floor.</param>
/// <param name="Weakest">The tenant's weakest objective.</param>
/// <param name="WeakestSystem">The system of the lowest score; of several the one that declares least, and of those the first by id.</param>
/// <param name="Levels">The lowest level of each objective, in the order of the table.</param>
public sealed record TenantScore(
    int Systems, int Score, int Declared, int Below, string Weakest, string WeakestSystem, ImmutableArray<ObjectiveLevel> Levels)
{
    /// <summary>The score of a tenant with these systems; nothing when it has none. Their order does not matter.</summary>
    public static TenantScore? Of(IReadOnlyCollection<ScoredSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        if (systems.Count == 0)
        {
            return null;
        }

        // Until a sweep under a new table has ended some have the objectives of the old one.
        var order = new List<string>();
        var lowest = new Dictionary<string, ObjectiveLevel>(StringComparer.Ordinal);
        foreach (var level in systems.OrderBy(system => system.System, StringComparer.Ordinal).SelectMany(system => system.Levels))
        {
            if (lowest.TryGetValue(level.Id, out var sofar))
            {
                lowest[level.Id] = new ObjectiveLevel(
                    level.Id, Math.Min(sofar.Level, level.Level), Math.Min(sofar.Declared, level.Declared),
                    Math.Max(sofar.Weight, level.Weight), Math.Max(sofar.Floor, level.Floor));
            }
            else
            {
                order.Add(level.Id);
                lowest[level.Id] = level;
            }
        }

        ImmutableArray<ObjectiveLevel> levels = [.. order.Select(id => lowest[id])];
        return new TenantScore(
            systems.Count, Mean(systems.Sum(system => (long)system.Score), systems.Count),
            Mean(systems.Sum(system => (long)system.Declared), systems.Count), systems.Count(system => system.IsBelow),
            ObjectiveLevel.WeakestOf(levels).Id,
            systems.OrderBy(system => system.Score).ThenBy(system => system.Declared).ThenBy(system => system.System, StringComparer.Ordinal)
                .First().System,
            levels);
    }

    private static int Mean(long sum, int count) => (int)(((2 * sum) + count) / (2L * count));
}

using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>What a sweep writes down about the scores of the systems that it has judged.</summary>
public static class ScoreChanges
{
    /// <summary>The difference between the scores that were kept of some systems and those that they have: a repeat comes to nothing.</summary>
    /// <param name="found">The scores that they have now.</param>
    /// <param name="before">All that were kept of them: who is not among <paramref name="found"/> has none any more.</param>
    /// <returns>In the order of systems.</returns>
    public static ImmutableArray<ScoreChange> Between(
        IReadOnlyCollection<(string System, SystemScore Score)> found, IReadOnlyCollection<KnownScore> before)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(before);
        var known = before.ToDictionary(score => score.System, score => score.Sha256, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<ScoreChange>();
        foreach (var (system, score) in found)
        {
            if (!known.Remove(system, out var was) || was != score.Digest())
            {
                changes.Add(new ScoreChange(system, SovereigntyEntryTypes.Scored, ScoreJson.Write(system, score)));
            }
        }

        changes.AddRange(known.Keys.Select(system => new ScoreChange(system, SovereigntyEntryTypes.Removed, ScoreJson.Removed(system))));
        changes.Sort(static (left, right) => string.CompareOrdinal(left.System, right.System));
        return changes.ToImmutable();
    }
}

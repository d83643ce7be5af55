using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>How sovereign a system is by a table: our score, never a certification.</summary>
/// <param name="Objectives">In the order of the table.</param>
public sealed record SystemScore(ImmutableArray<ObjectiveScore> Objectives)
{
    /// <summary>Where it stands in each.</summary>
    public ImmutableArray<ObjectiveLevel> Levels { get; } = [.. Objectives.Select(objective => objective.Standing)];

    /// <summary>In hundredths of a percent, by the levels that count.</summary>
    public int Score => ObjectiveLevel.ScoreOf(Levels);

    /// <summary>The same by what is declared alone.</summary>
    public int Declared => ObjectiveLevel.DeclaredOf(Levels);

    /// <summary>The objective that is its weakest.</summary>
    public string Weakest => ObjectiveLevel.WeakestOf(Levels).Id;

    /// <summary>How many objectives are below their floor.</summary>
    public int Below => Levels.Count(level => level.IsBelowFloor);
}

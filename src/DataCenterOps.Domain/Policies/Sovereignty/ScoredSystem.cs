using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>One system's score, as much of it as its tenant's rests on.</summary>
/// <param name="System">Whose.</param>
/// <param name="Levels">Where it stands in each objective, in the order of the table.</param>
public sealed record ScoredSystem(string System, ImmutableArray<ObjectiveLevel> Levels)
{
    /// <summary>In hundredths of a percent, by the levels that count.</summary>
    public int Score { get; } = ObjectiveLevel.ScoreOf(Levels);

    /// <summary>The same by what is declared alone.</summary>
    public int Declared { get; } = ObjectiveLevel.DeclaredOf(Levels);

    /// <summary>Whether some objective is below its floor.</summary>
    public bool IsBelow => Levels.Any(level => level.IsBelowFloor);
}

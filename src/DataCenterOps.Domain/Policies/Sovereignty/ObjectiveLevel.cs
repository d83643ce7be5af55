using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Where a system, or the weakest of a tenant's systems, stands in one objective.</summary>
/// <param name="Id">As in <c>SOV-3</c>.</param>
/// <param name="Level">The level that counts, 0 to <see cref="SovereigntyLimits.Highest"/>.</param>
/// <param name="Declared">The level by what is declared alone.</param>
/// <param name="Weight">Its part of the score, in percent.</param>
/// <param name="Floor">The level below which a system should not be.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ObjectiveLevel(string Id, int Level, int Declared, int Weight, int Floor)
{
    /// <summary>Whether it is lower than it should be.</summary>
    public bool IsBelowFloor => Level < Floor;

    /// <summary>The score of these objectives by the levels that count, in hundredths of a percent: exact, for a level is a quarter of a weight.</summary>
    public static int ScoreOf(IEnumerable<ObjectiveLevel> objectives) => objectives.Sum(objective => objective.Weight * objective.Level) * Unit;

    /// <summary>The same by what is declared alone.</summary>
    public static int DeclaredOf(IEnumerable<ObjectiveLevel> objectives) => objectives.Sum(objective => objective.Weight * objective.Declared) * Unit;

    /// <summary>The one at the lowest level; of several the one of the largest weight, and of those the first of the table.</summary>
    public static ObjectiveLevel WeakestOf(IEnumerable<ObjectiveLevel> objectives) =>
        objectives.OrderBy(objective => objective.Level).ThenByDescending(objective => objective.Weight).First();

    private const int Unit = SovereigntyLimits.BestScore / SovereigntyLimits.Weights / SovereigntyLimits.Highest;
}

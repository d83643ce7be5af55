namespace DataCenterOps.Cel;

/// <summary>What matching costs: at most the length of the text times the size of the pattern's automaton.</summary>
internal static class PatternCost
{
    /// <summary>A match. The second size is <see cref="Re2Pattern.Size"/>.</summary>
    public static CelCost Matches { get; } = new(1, CelCostShape.Pattern);

    /// <summary>The compiling of a pattern that is no constant, charged at every use.</summary>
    public static long Compiling(long length) => 2_000 + (100 * Math.Min(length, CelLimits.PatternLength));
}

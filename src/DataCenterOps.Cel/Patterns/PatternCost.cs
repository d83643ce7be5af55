namespace DataCenterOps.Cel;

/// <summary>What matching costs: it is linear in text and pattern.</summary>
internal static class PatternCost
{
    public static CelCost Matches { get; } = new(1, CelCostShape.Pattern);
}

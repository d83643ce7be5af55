using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>What rating comes to: what it costs, and what could not be priced.</summary>
public sealed record RatingResult(ImmutableArray<RatedLine> Lines, ImmutableArray<RatingProblem> Problems)
{
    /// <summary>Nothing was used.</summary>
    public static RatingResult Nothing { get; } = new([], []);
}

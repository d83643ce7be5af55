using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a page of subjects comes to.</summary>
/// <param name="Findings">What becomes of findings.</param>
/// <param name="Scores">What becomes of scores of sovereignty.</param>
internal sealed record SweptPage(ImmutableArray<FindingChange> Findings, ImmutableArray<ScoreChange> Scores)
{
    /// <summary>Nothing has changed.</summary>
    public static SweptPage None { get; } = new([], []);

    /// <summary>Both together.</summary>
    public SweptPage With(SweptPage other) => new(Findings.AddRange(other.Findings), Scores.AddRange(other.Scores));
}

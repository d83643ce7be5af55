using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a page of subjects comes to.</summary>
/// <param name="Findings">What becomes of findings.</param>
/// <param name="Scores">What becomes of scores of sovereignty.</param>
internal sealed record SweptPage(ImmutableArray<FindingChange> Findings, ImmutableArray<ScoreChange> Scores)
{
    /// <summary>What differs between what was found about the subjects of a page and what is known of them.</summary>
    public static SweptPage Between(
        IReadOnlyCollection<OpenFinding> open, IReadOnlyCollection<(string System, SystemScore Score)> scored, KnownPage before) =>
        new(FindingChanges.Between(open, before.Findings), ScoreChanges.Between(scored, before.Scores));
}

using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Grains.Policies;

/// <summary>What is known of the subjects of a page before they are judged.</summary>
/// <param name="Findings">What is open about them.</param>
/// <param name="Scores">What is kept of those that are scored.</param>
internal sealed record KnownPage(IReadOnlyCollection<KnownFinding> Findings, IReadOnlyCollection<KnownScore> Scores);

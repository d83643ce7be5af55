using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Access;

/// <summary>What came of the last step of coming in.</summary>
/// <param name="Reasons">Every reason against it; none when it was done.</param>
/// <param name="Recovery">The recovery codes, shown this once; none otherwise.</param>
public sealed record EnrolmentOutcome(ImmutableArray<Reason> Reasons, ImmutableArray<string> Recovery);

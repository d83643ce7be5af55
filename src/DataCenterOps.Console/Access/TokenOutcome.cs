using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Access;

/// <summary>What came of making or ending a token.</summary>
/// <param name="Reasons">Every reason against it; none when it was done or waits.</param>
public sealed record TokenOutcome(ImmutableArray<Reason> Reasons)
{
    /// <summary>The token itself, which is shown this once.</summary>
    public string? Secret { get; init; }

    /// <summary>The request by which it waits for a second person, if it does.</summary>
    public string? Approval { get; init; }
}

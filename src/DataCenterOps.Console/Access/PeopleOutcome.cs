using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Access;

/// <summary>What came of a change to somebody's account.</summary>
/// <param name="Reasons">Every reason against it; none when it was done or waits.</param>
public sealed record PeopleOutcome(ImmutableArray<Reason> Reasons)
{
    /// <summary>The secret of the link that was made, if one was.</summary>
    public string? Link { get; init; }

    /// <summary>The request by which it waits for a second person, if it does.</summary>
    public string? Approval { get; init; }
}

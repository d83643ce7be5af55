using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Access;

/// <summary>What came of an act about break-glass.</summary>
/// <param name="Reasons">Every reason against it; none when it was done or waits.</param>
public sealed record BreakGlassOutcome(ImmutableArray<Reason> Reasons)
{
    /// <summary>The request by which it waits for a second person, if it does.</summary>
    public string? Approval { get; init; }
}

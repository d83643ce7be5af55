using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Console.Policies;

/// <summary>What came of an act about a waiver.</summary>
/// <param name="Reasons">Every reason against it; none when it was done or waits.</param>
public sealed record WaiverOutcome(ImmutableArray<Reason> Reasons)
{
    /// <summary>The request by which it waits for others, if it does.</summary>
    public string? Approval { get; init; }

    /// <summary>What would be frozen, where that was asked for.</summary>
    public WaiverArguments? Draft { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Estate;

/// <summary>What became of a copy that was asked for.</summary>
/// <param name="IsPlaced">Whether it is placed.</param>
/// <param name="Decision">The decision of a preview.</param>
/// <param name="DecisionId">The decision that the ledger keeps, when the policies refused it.</param>
/// <param name="Reasons">What stood against it otherwise.</param>
public sealed record PlacingOutcome(bool IsPlaced, JsonElement? Decision, string? DecisionId, ImmutableArray<Reason> Reasons)
{
    /// <summary>The request by which others agree to it, where it waits for them.</summary>
    public string? Approval { get; init; }
}

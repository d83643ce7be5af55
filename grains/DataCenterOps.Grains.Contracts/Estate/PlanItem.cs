using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>What becomes of one document.</summary>
/// <param name="Document">The kind.</param>
/// <param name="Id">The full id.</param>
/// <param name="Action"><c>create</c>, <c>change</c>, <c>unchanged</c>, <c>retire</c>, <c>refused</c>, or <c>held</c> for others to agree.</param>
/// <param name="Changes">What differs, field by field; the first 50.</param>
/// <param name="Reasons">Why it is refused.</param>
/// <param name="Decision">The decision's JSON where policies were asked.</param>
/// <param name="File">Where it stands.</param>
/// <param name="Line">The line there, from 1.</param>
[GenerateSerializer, Immutable, Alias("dcops.PlanItem")]
public sealed record PlanItem(
    [property: Id(0)] string Document,
    [property: Id(1)] string Id,
    [property: Id(2)] string Action,
    [property: Id(3)] ImmutableArray<PlanChange> Changes,
    [property: Id(4)] ImmutableArray<Reason> Reasons,
    [property: Id(5)] string? Decision,
    [property: Id(6)] string? File,
    [property: Id(7)] int Line)
{
    /// <summary>The request by which others agree to it, once it was made.</summary>
    [Id(8)] public string? Approval { get; init; }

    /// <summary>What they agree to: the request's digest.</summary>
    [Id(9)] public string? Digest { get; init; }

    /// <summary>Of a held change, the rules that it would set aside and by which facts, as JSON in three languages.</summary>
    [Id(10)] public string? Held { get; init; }

    /// <summary>The ledger position of the entry that holds the refusal or the retirement; 0 where nothing was entered.</summary>
    [Id(11)] public long Position { get; init; }
}

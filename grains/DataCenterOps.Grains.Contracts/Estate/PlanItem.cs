using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>What becomes of one document.</summary>
/// <param name="Document">The kind.</param>
/// <param name="Id">The full id.</param>
/// <param name="Action"><c>create</c>, <c>change</c>, <c>unchanged</c>, <c>retire</c> or <c>refused</c>.</param>
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
    [property: Id(7)] int Line);

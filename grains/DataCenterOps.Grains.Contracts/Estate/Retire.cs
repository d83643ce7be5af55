using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Estate;

/// <summary>Asks that an object be retired.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="Kind">The kind of document.</param>
/// <param name="Id">The full id.</param>
/// <param name="IfVersion">The version that the writer saw; absent when an estate is pruned.</param>
[GenerateSerializer, Immutable, Alias("dcops.Retire")]
public sealed record Retire(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Id,
    [property: Id(3)] long? IfVersion);

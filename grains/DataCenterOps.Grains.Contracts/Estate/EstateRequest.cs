using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Estate;

/// <summary>The documents of an estate as their author wrote them.</summary>
/// <param name="Operation">The caller's name for the whole; each document's command derives its own from it.</param>
/// <param name="Documents">The files: at most 48 MiB and 20,000 documents together.</param>
/// <param name="Prune">Whether what this estate declared before and does not declare now is retired.</param>
[GenerateSerializer, Immutable, Alias("dcops.EstateRequest")]
public sealed record EstateRequest(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] ImmutableArray<EstateText> Documents,
    [property: Id(2)] bool Prune);

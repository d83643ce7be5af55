using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Estate;

/// <summary>Asks that an object be as this document says.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="Kind">The kind of document, as in <c>System</c>.</param>
/// <param name="Id">The full id, as in <c>civil-registry</c> or <c>min-interior/civil-registry-dek</c>.</param>
/// <param name="AsWritten">Canonical JSON of the document, relative times unresolved; valid by the schema.</param>
/// <param name="Estate">The estate that declares it, if one does.</param>
/// <param name="IfVersion">The version that the writer saw; absent when an estate is applied.</param>
[GenerateSerializer, Immutable, Alias("dcops.Declare")]
public sealed record Declare(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Id,
    [property: Id(3)] string AsWritten,
    [property: Id(4)] string? Estate,
    [property: Id(5)] long? IfVersion)
{
    /// <summary>
    /// Whether others are only asked to agree, and nothing is changed: the document is part of an estate in which it sets rules
    /// aside.
    /// </summary>
    [Id(6)] public bool OnlyAsk { get; init; }
}

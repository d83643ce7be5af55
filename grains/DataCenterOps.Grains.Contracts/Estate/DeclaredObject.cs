namespace DataCenterOps.Grains.Estate;

/// <summary>A declared object as its grain holds it.</summary>
/// <param name="Version">The stream's version; 0 before anything happened.</param>
/// <param name="Body">Canonical JSON, times resolved; empty before creation.</param>
/// <param name="AsWritten">Canonical JSON as it was written; empty before creation.</param>
/// <param name="Estate">The estate that declared it, if one did.</param>
/// <param name="Retired">Whether it is retired.</param>
[GenerateSerializer, Immutable, Alias("dcops.DeclaredObject")]
public sealed record DeclaredObject(
    [property: Id(0)] long Version,
    [property: Id(1)] string Body,
    [property: Id(2)] string AsWritten,
    [property: Id(3)] string? Estate,
    [property: Id(4)] bool Retired);

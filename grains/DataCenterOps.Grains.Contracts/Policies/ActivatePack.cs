using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Policies;

/// <summary>Asks that a pack be in force.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="File">The name that errors show.</param>
/// <param name="Text">The pack's YAML; at most 1 MiB.</param>
/// <param name="OnlyIfNone">Whether nothing happens when a pack is in force already: how an estate brings its first one.</param>
[GenerateSerializer, Immutable, Alias("dcops.ActivatePack")]
public sealed record ActivatePack(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string File,
    [property: Id(2)] string Text,
    [property: Id(3)] bool OnlyIfNone);

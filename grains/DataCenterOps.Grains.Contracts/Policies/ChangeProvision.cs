using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Policies;

/// <summary>Asks that a provision say something else.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="Text">The whole provision as it would be, YAML or JSON as in a pack; at most 64 KiB.</param>
/// <param name="Seen">The number of the version that the caller has seen, 0 for what the pack says; absent where they do not care.</param>
[GenerateSerializer, Immutable, Alias("dcops.ChangeProvision")]
public sealed record ChangeProvision(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] string Text,
    [property: Id(2)] int? Seen);

using System.Collections.Immutable;

namespace DataCenterOps.Grains.Ledger;

/// <summary>What rebuilding did.</summary>
/// <param name="Entries">Entries that were folded, or snapshots that were dropped.</param>
/// <param name="Changed">Tables that have another number of rows than before.</param>
/// <param name="Damage">Why nothing was done: what does not hold of the ledger's tree.</param>
[GenerateSerializer, Immutable, Alias("dcops.Rebuilt")]
public sealed record Rebuilt(
    [property: Id(0)] long Entries,
    [property: Id(1)] ImmutableArray<RebuiltTable> Changed,
    [property: Id(2)] RebuildDamage? Damage);

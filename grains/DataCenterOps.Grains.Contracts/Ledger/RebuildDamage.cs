namespace DataCenterOps.Grains.Ledger;

/// <summary>What does not hold of the ledger's tree, so that nothing was made again of it.</summary>
/// <param name="Epoch">Which tree.</param>
/// <param name="Index">The first entry that is not as it was sealed.</param>
/// <param name="Message">What was found and what to do.</param>
[GenerateSerializer, Immutable, Alias("dcops.RebuildDamage")]
public sealed record RebuildDamage(
    [property: Id(0)] long Epoch,
    [property: Id(1)] long Index,
    [property: Id(2)] string Message);

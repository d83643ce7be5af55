using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Views;

/// <summary>What a rebuild did.</summary>
/// <param name="Entries">Entries that were folded.</param>
/// <param name="Tables">Tables that were made anew.</param>
public sealed record RebuiltViews(long Entries, int Tables)
{
    /// <summary>Why nothing was made anew: the tree does not hold, and the old rows stay.</summary>
    public TreeDamage? Damage { get; init; }

    /// <summary>Tables that have another number of rows than before, with both numbers. None when the old rows were right.</summary>
    public ImmutableArray<(string Table, long Before, long After)> Changed { get; init; } = [];
}

using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>The tree (RFC 6962) over the rows of one digest, whose leaves all are in memory.</summary>
public sealed class FactTree(IReadOnlyList<TreeHash> leaves)
{
    /// <summary>The root; of no rows, that of the empty tree.</summary>
    public TreeHash Root => leaves.Count == 0 ? TreeHash.Empty : Hash(new TreeRange(0, leaves.Count));

    /// <summary>The proof that a row is in it, sibling first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public TreeHash[] Inclusion(long index) => [.. TreeProof.Inclusion(index, leaves.Count).Select(Hash)];

    private TreeHash Hash(TreeRange range)
    {
        if (range.Count == 1)
        {
            return leaves[(int)range.Start];
        }

        var middle = range.Start + TreeRange.SplitOf(range.Count);
        return TreeHash.OfNode(Hash(new TreeRange(range.Start, middle)), Hash(new TreeRange(middle, range.End)));
    }
}

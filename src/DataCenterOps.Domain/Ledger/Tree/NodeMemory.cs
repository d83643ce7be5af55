using System.Collections.Concurrent;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Hashes of full subtrees that were computed once. A tree only grows, so such a hash never changes; of a proof's hashing more than
/// half is above the entry's own tile, and the same for many entries. For one epoch: each has a tree of its own.
/// Whoever checks what is stored computes from what is stored, without this.
/// </summary>
public sealed class NodeMemory
{
    // Two for each tile of level 0: those of 8 million entries in some 6 MB. When there are more, all are computed again.
    private const int Most = 65_536;

    // A tile of level 0 is asked for by its own entries alone; there are 256 times as many of them as of all others.
    private const int LeastHeight = TreeLimits.TileHeight;

    private readonly ConcurrentDictionary<TreeNode, TreeHash> _known = new();

    internal bool TryFind(TreeNode node, out TreeHash hash) => _known.TryGetValue(node, out hash);

    internal void Keep(TreeNode node, in TreeHash hash)
    {
        if (node.Height < LeastHeight)
        {
            return;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[node] = hash;
    }
}

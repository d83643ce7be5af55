using System.Numerics;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// All that must be known of a tree to let it grow and to tell its root: the hashes of the full subtrees that it is made of,
/// from the left, one for each bit of its size.
/// </summary>
public sealed class RightEdge
{
    private readonly List<TreeHash> _hashes;

    /// <summary>The edge of the tree without leaves.</summary>
    public RightEdge() => _hashes = [];

    /// <summary>The edge of a tree of <paramref name="size"/> from the hashes of its full subtrees.</summary>
    /// <exception cref="ArgumentException">There are not as many hashes as the size has bits.</exception>
    public RightEdge(long size, IReadOnlyCollection<TreeHash> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        if (size is < 0 or > TreeLimits.Size || hashes.Count != BitOperations.PopCount((ulong)size))
        {
            throw new ArgumentException($"a tree of {size} has another number of full subtrees", nameof(hashes));
        }

        (Size, _hashes) = (size, [.. hashes]);
    }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The hashes, from the left.</summary>
    public IReadOnlyList<TreeHash> Hashes => _hashes;

    /// <summary>The tree's root.</summary>
    public TreeHash Root
    {
        get
        {
            if (_hashes.Count == 0)
            {
                return TreeHash.Empty;
            }

            var root = _hashes[^1];
            for (var i = _hashes.Count - 2; i >= 0; i--)
            {
                root = TreeHash.OfNode(_hashes[i], root);
            }

            return root;
        }
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="isTileHash">Told of every hash that has a place in a tile, the leaf's own first.</param>
    /// <exception cref="InvalidOperationException">The tree is as large as it may become.</exception>
    public void Append(in TreeHash leaf, Action<int, long, TreeHash>? isTileHash = null)
    {
        if (Size == TreeLimits.Size)
        {
            throw new InvalidOperationException($"a tree has at most {TreeLimits.Size} leaves");
        }

        var hash = leaf;
        isTileHash?.Invoke(0, Size, hash);
        var height = 0;
        for (var index = Size; (index & 1) == 1; index >>= 1)
        {
            hash = TreeHash.OfNode(_hashes[^1], hash);
            _hashes.RemoveAt(_hashes.Count - 1);
            height++;
            if (height % TreeLimits.TileHeight == 0)
            {
                isTileHash?.Invoke(height / TreeLimits.TileHeight, index >> 1, hash);
            }
        }

        _hashes.Add(hash);
        Size++;
    }
}

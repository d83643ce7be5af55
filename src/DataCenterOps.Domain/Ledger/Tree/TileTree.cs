namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Computes hashes of a tree from its tiles. First ask which tiles are needed, then fetch them however they are kept, then
/// compute: nothing here reads anything.
/// </summary>
public sealed class TileTree(IReadOnlyDictionary<TileId, TreeHash[]> tiles)
{
    /// <summary>The tiles of which <paramref name="ranges"/> need hashes.</summary>
    public static IReadOnlyCollection<TileId> Needed(IEnumerable<TreeRange> ranges) =>
        ranges.SelectMany(static range => range.Nodes()).Select(static node => node.Tile).ToHashSet();

    /// <summary>The hashes of <paramref name="ranges"/>, in order.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or too narrow.</exception>
    public TreeHash[] Hashes(IEnumerable<TreeRange> ranges) => [.. ranges.Select(Hash)];

    /// <summary>The hash of the leaves of <paramref name="range"/>; of none, that of the empty tree.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or too narrow.</exception>
    public TreeHash Hash(TreeRange range)
    {
        TreeHash? hash = null;
        foreach (var node in range.Nodes().Reverse())
        {
            hash = hash is { } right ? TreeHash.OfNode(Of(node), right) : Of(node);
        }

        return hash ?? TreeHash.Empty;
    }

    /// <summary>The edge of the tree of <paramref name="size"/>.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or too narrow.</exception>
    public RightEdge Edge(long size) => new(size, [.. new TreeRange(0, size).Nodes().Select(Of)]);

    /// <summary>The hash over the hashes of one full tile, which stands in the tile above.</summary>
    public static TreeHash OfTile(ReadOnlySpan<TreeHash> hashes) => Over(hashes);

    private TreeHash Of(TreeNode node)
    {
        if (!tiles.TryGetValue(node.Tile, out var hashes) || hashes.Length < node.Offset + node.Width)
        {
            throw new InvalidDataException($"the tile {node.Tile.Index} of level {node.Tile.Level} has no {node.Offset + node.Width} hashes");
        }

        return Over(hashes.AsSpan(node.Offset, node.Width));
    }

    private static TreeHash Over(ReadOnlySpan<TreeHash> hashes) => hashes.Length == 1
        ? hashes[0]
        : TreeHash.OfNode(Over(hashes[..(hashes.Length / 2)]), Over(hashes[(hashes.Length / 2)..]));
}

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Computes hashes of a tree from its tiles. First ask which tiles are needed, then fetch them however they are kept, then
/// compute: nothing here reads anything.
/// </summary>
/// <param name="tiles">What was fetched.</param>
/// <param name="memory">What was computed earlier from tiles of the same tree, and takes what is computed now; nothing where only <paramref name="tiles"/> count.</param>
public sealed class TileTree(IReadOnlyDictionary<TileId, TreeHash[]> tiles, NodeMemory? memory = null)
{
    /// <summary>The tiles of which <paramref name="ranges"/> need hashes that <paramref name="memory"/> does not hold.</summary>
    public static IReadOnlyCollection<TileId> Needed(IEnumerable<TreeRange> ranges, NodeMemory? memory = null) =>
        ranges.SelectMany(static range => range.Nodes()).Where(node => memory is null || !memory.TryFind(node, out _))
            .Select(static node => node.Tile).ToHashSet();

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
        if (memory is null)
        {
            return Stored(node);
        }

        if (!memory.TryFind(node, out var hash))
        {
            memory.Keep(node, hash = Stored(node));
        }

        return hash;
    }

    private TreeHash Stored(TreeNode node)
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

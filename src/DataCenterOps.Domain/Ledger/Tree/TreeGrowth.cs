namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Lets a tree grow and collects what its tiles get by it. What a tile has already is not touched: it is a prefix.</summary>
public sealed class TreeGrowth(RightEdge edge)
{
    private readonly SortedDictionary<(int Level, long Index), List<TreeHash>> _added = [];

    /// <summary>The tree's edge, which grows with it.</summary>
    public RightEdge Edge { get; } = edge;

    /// <summary>The hashes that tiles have got, in order of levels and tiles; each list goes behind what the tile had.</summary>
    public IEnumerable<(TileId Tile, IReadOnlyList<TreeHash> Hashes)> Added =>
        _added.Select(static tile => (new TileId(tile.Key.Level, tile.Key.Index), (IReadOnlyList<TreeHash>)tile.Value));

    /// <summary>Adds a leaf by its hash.</summary>
    public void Append(in TreeHash leaf) => Edge.Append(leaf, Add);

    private void Add(int level, long index, TreeHash hash)
    {
        var tile = (level, index / TreeLimits.TileWidth);
        if (!_added.TryGetValue(tile, out var hashes))
        {
            _added[tile] = hashes = [];
        }

        hashes.Add(hash);
    }
}

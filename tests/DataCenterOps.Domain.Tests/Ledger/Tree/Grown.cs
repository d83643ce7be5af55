using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

/// <summary>A tree grown in steps, with the tiles that a store would hold.</summary>
internal sealed class Grown
{
    private readonly Dictionary<TileId, TreeHash[]> _tiles = [];

    public RightEdge Edge { get; } = new();

    public IReadOnlyDictionary<TileId, TreeHash[]> Tiles => _tiles;

    public static byte[] Entry(long index) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {index}"));

    public void To(long size)
    {
        var growth = new TreeGrowth(Edge);
        while (Edge.Size < size)
        {
            growth.Append(TreeHash.OfLeaf(Entry(Edge.Size)));
        }

        foreach (var (tile, hashes) in growth.Added)
        {
            _tiles[tile] = [.. _tiles.GetValueOrDefault(tile, []), .. hashes];
        }
    }

    /// <summary>The tiles as a tree of <paramref name="size"/> has them: each cut to its width.</summary>
    public TileTree At(long size) => new(_tiles
        .Where(tile => tile.Key.WidthAt(size) > 0)
        .ToDictionary(tile => tile.Key, tile => tile.Value[..tile.Key.WidthAt(size)]));
}

using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// A piece of the tree: up to 256 hashes next to each other. On level 0 they are those of leaves, above each is that of a full
/// tile one level below (c2sp.org/tlog-tiles).
/// </summary>
/// <param name="Level">From 0.</param>
/// <param name="Index">From 0, within the level.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileId(int Level, long Index)
{
    /// <summary>How many hashes the tile has in a tree of <paramref name="size"/>: 0 to 256; 0 means that there is no such tile.</summary>
    public int WidthAt(long size)
    {
        // Shifts count modulo 64: level 8 would be level 0 again.
        var height = TreeLimits.TileHeight * Level;
        var hashes = height < 63 ? size >> height : 0;
        return (int)Math.Clamp(hashes - (Index * TreeLimits.TileWidth), 0, TreeLimits.TileWidth);
    }

    /// <summary>All tiles of a tree of <paramref name="size"/>, level by level.</summary>
    public static IEnumerable<TileId> AllOf(long size)
    {
        for (var level = 0; level < 8 && size >> (TreeLimits.TileHeight * level) > 0; level++)
        {
            var hashes = size >> (TreeLimits.TileHeight * level);
            for (var index = 0L; index * TreeLimits.TileWidth < hashes; index++)
            {
                yield return new TileId(level, index);
            }
        }
    }
}

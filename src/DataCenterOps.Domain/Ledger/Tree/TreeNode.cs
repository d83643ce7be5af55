using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A full subtree: that of the 2^<paramref name="Height"/> leaves from <paramref name="Index"/> × 2^<paramref name="Height"/> on.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(int Height, long Index)
{
    /// <summary>The tile that holds the hashes below it.</summary>
    public TileId Tile => new(Height / TreeLimits.TileHeight, FirstHash / TreeLimits.TileWidth);

    /// <summary>Where its hashes begin within that tile.</summary>
    public int Offset => (int)(FirstHash % TreeLimits.TileWidth);

    /// <summary>How many hashes of that tile it spans: a power of two up to 128.</summary>
    public int Width => 1 << (Height % TreeLimits.TileHeight);

    private long FirstHash => Index << (Height % TreeLimits.TileHeight);
}

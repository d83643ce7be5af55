using System.Globalization;
using System.Runtime.CompilerServices;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>
/// A log in a folder: <c>checkpoint</c> or <c>checkpoint.N</c>, older ones under <c>checkpoints/</c>, tiles and bundles under the paths
/// that a server gives them.
/// </summary>
internal sealed class FolderSource(string folder) : ILogSource
{
    public async IAsyncEnumerable<(string Name, byte[] Note)> NotesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "checkpoint*").Concat(
            Directory.Exists(Older) ? Directory.EnumerateFiles(Older) : []).Order(StringComparer.Ordinal))
        {
            yield return (Path.GetRelativePath(folder, file), await ReadAsync(file, TreeLimits.NoteBytes + 1, cancellationToken));
        }
    }

    public async Task<byte[]?> FindAsync(TilePath path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path.ToString());
        return File.Exists(file) ? await ReadAsync(file, TreeLimits.BundleBytes + 1, cancellationToken) : null;
    }

    public IEnumerable<TilePath> Narrower(TilePath path)
    {
        var partial = Path.Combine(folder, (path with { Width = TreeLimits.TileWidth }).ToString() + ".p");
        return !Directory.Exists(partial)
            ? []
            : Directory.EnumerateFiles(partial)
                .Select(static file => int.TryParse(Path.GetFileName(file), CultureInfo.InvariantCulture, out var width) ? width : 0)
                .Where(width => width > 0 && width < path.Width)
                .Select(width => path with { Width = width });
    }

    public IEnumerable<string> Strange(long size)
    {
        var tiles = Path.Combine(folder, "tile");
        return !Directory.Exists(tiles)
            ? []
            : Directory.EnumerateFiles(tiles, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(tiles, file).Replace('\\', '/'))
                .Where(name => !TilePath.TryParse(name, out var path) || path.Tile.WidthAt(size) < path.Width)
                .Select(static name => "tile/" + name);
    }

    /// <summary>Where checkpoints are kept beside the newest.</summary>
    public string Older => Path.Combine(folder, "checkpoints");

    // What is longer than it may be is read one byte too far, and refused for its length.
    private static async Task<byte[]> ReadAsync(string file, int most, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, most)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

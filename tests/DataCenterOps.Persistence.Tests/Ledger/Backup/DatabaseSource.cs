using System.Runtime.CompilerServices;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>An epoch of a log as its server would show it.</summary>
internal sealed class DatabaseSource(IReadDatabase database, long epoch) : ILogSource
{
    private readonly TreeQueries _tree = new(database);
    private readonly BundleQueries _bundles = new(database);

    public async IAsyncEnumerable<(string Name, byte[] Note)> NotesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ("checkpoint", Encoding.UTF8.GetBytes((await _tree.CheckpointAsync(epoch, cancellationToken))!.Text));
    }

    public async Task<byte[]?> FindAsync(TilePath path, CancellationToken cancellationToken)
    {
        if (path.IsEntries)
        {
            return EntryBundle.Write([.. await _bundles.EntriesAsync(epoch, path.Tile.Index * TreeLimits.TileWidth, path.Width, cancellationToken)]);
        }

        var tiles = await _tree.TilesAsync(epoch, [path.Tile], cancellationToken);
        return tiles.TryGetValue(path.Tile, out var hashes) ? TreeHash.Bytes(hashes.AsSpan(0, path.Width)) : null;
    }

    public IEnumerable<TilePath> Narrower(TilePath path) => [];

    public IEnumerable<string> Strange(long size) => [];
}

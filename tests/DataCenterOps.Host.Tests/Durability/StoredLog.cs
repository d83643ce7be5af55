using System.Runtime.CompilerServices;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>The log as it lies in a database, with the checkpoints that were served on the way.</summary>
internal sealed class StoredLog(TreeQueries tree, BundleQueries bundles, IReadOnlyCollection<byte[]> served) : ILogSource
{
    private const long Epoch = 1;

    public async IAsyncEnumerable<(string Name, byte[] Note)> NotesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var note in served)
        {
            yield return ($"served {++number}", note);
        }

        await Task.CompletedTask;
    }

    public async Task<byte[]?> FindAsync(TilePath path, CancellationToken cancellationToken)
    {
        if (path.IsEntries)
        {
            return EntryBundle.Write(await bundles.EntriesAsync(Epoch, path.Tile.Index * TreeLimits.TileWidth, path.Width, cancellationToken));
        }

        var found = await tree.TilesAsync(Epoch, [path.Tile], cancellationToken);
        return found.TryGetValue(path.Tile, out var hashes) && hashes.Length >= path.Width ? TreeHash.Bytes(hashes.AsSpan(0, path.Width)) : null;
    }

    public IEnumerable<TilePath> Narrower(TilePath path) => [];

    public IEnumerable<string> Strange(long size) => [];
}

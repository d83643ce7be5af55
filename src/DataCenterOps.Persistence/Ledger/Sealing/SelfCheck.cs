using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// The sealer's check of what lies in the database: the end of the tree and one piece further back, entry by entry, the tiles against
/// the root, and the checkpoint that readers are given. It remembers which piece comes next, so each sealer has its own.
/// </summary>
internal sealed class SelfCheck(IReadDatabase database, ILogSigner signer)
{
    private readonly TreeQueries _tree = new(database);
    private readonly BundleQueries _bundles = new(database);
    private long _piece;

    /// <summary>Checks once, at most <see cref="LedgerLimits.SelfCheckTiles"/> tiles and one.</summary>
    /// <returns>What does not hold; nothing when all does.</returns>
    public async Task<SigningRefusal?> RunAsync(CancellationToken cancellationToken)
    {
        var head = await _tree.HeadAsync(cancellationToken);
        var check = new TreeCheck(head.Size, [.. TreeCheck.Tail(head.Size, LedgerLimits.SelfCheckTiles), _piece]);
        _piece = (_piece + 1) * TreeLimits.TileWidth < head.Size ? _piece + 1 : 0;
        var tiles = await _tree.TilesAsync(head.Epoch, check.Needed, cancellationToken);
        var entries = new Dictionary<long, IReadOnlyList<ReadOnlyMemory<byte>>>();
        foreach (var tile in check.Tiles)
        {
            entries[tile] = await _bundles.EntriesAsync(
                head.Epoch, tile * TreeLimits.TileWidth, new TileId(0, tile).WidthAt(head.Size), cancellationToken);
        }

        return check.Judge(head.Root, tiles, entries) ?? await PublishedAsync(head, cancellationToken);
    }

    private async Task<SigningRefusal?> PublishedAsync(TreeHead head, CancellationToken cancellationToken)
    {
        if (await _tree.CheckpointAsync(head.Epoch, cancellationToken) is not { } row)
        {
            return null;
        }

        var isNote = SignedNote.TryParse(Encoding.UTF8.GetBytes(row.Text), out var note, out var error);
        if (isNote && Checkpoint.TryParse(note!.Text, out var named) && named.Origin != signer.Origin)
        {
            return SigningRule.Judge(new Checkpoint(signer.Origin, head.Size, head.Root), named, CheckpointSigning.Published, []);
        }

        if (!isNote || !LogCheckpoint.TryOpen(note!, signer.Verifiers, out var published, out error))
        {
            return TreeCheck.Damaged($"the newest checkpoint is not what was signed ({error})");
        }

        // Of a tree that is shorter than what was signed the signing itself says more.
        if (published.Size > head.Size)
        {
            return null;
        }

        var root = await RootAsync(head.Epoch, published.Size, cancellationToken);
        return root == published.Root ? null : TreeCheck.Damaged($"the newest checkpoint has another root than the tiles at {published.Size} entries");
    }

    private async Task<TreeHash?> RootAsync(long epoch, long size, CancellationToken cancellationToken)
    {
        try
        {
            return (await _tree.HashesAsync(epoch, [new TreeRange(0, size)], cancellationToken))[0];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

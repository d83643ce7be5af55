using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>
/// Copies what a log has more than the copy. All goes to a folder of its own first and takes its place when the new entries lead from the
/// old root to the new one: a server that has rewritten something changes nothing of the copy.
/// </summary>
internal sealed class LedgerFetch(ServerSource server, string folder, ImmutableArray<INoteVerifier> keys)
{
    private readonly FolderSource _copy = new(folder);
    private readonly string _incoming = Path.Combine(folder, "incoming");

    /// <summary>Whether a restore has ended this epoch: then a copy may have entries that the server has lost.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The name of the log in a copy; nothing when there is no copy yet.</summary>
    public static async Task<string?> OriginAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "checkpoint");
        return File.Exists(file) ? (await File.ReadAllLinesAsync(file, cancellationToken)).FirstOrDefault() : null;
    }

    /// <summary>Copies.</summary>
    /// <returns>How many entries the copy had, and the checkpoint that it has now.</returns>
    /// <exception cref="CommandFailedException">The log contradicts the copy or itself.</exception>
    public async Task<(long Before, Checkpoint Now)> RunAsync(Action<double> progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var old = await OldAsync(cancellationToken);
        var (note, now) = await NewestAsync(cancellationToken);
        if (old is not null && old.Origin != now.Origin)
        {
            throw Refused($"the copy is of `{old.Origin}` and the server's ledger is `{now.Origin}`");
        }

        if (old is not null && old.Size > now.Size && IsEnded)
        {
            return (old.Size, now);
        }

        if (old is not null && old.Size > now.Size)
        {
            throw Refused(Text($"the copy has {old.Size} entries that were signed and the server shows {now.Size}: it shows an older ledger"));
        }

        var before = old?.Size ?? 0;
        try
        {
            var growth = await GrowAsync(old, now, progress, cancellationToken);
            if (growth.Edge.Root != now.Root)
            {
                throw Refused(Text($"the server's {now.Size} entries do not lead to the root that it has signed"));
            }

            await SaveTilesAsync(growth, before, cancellationToken);
            await TakeAsync(note, now, before, cancellationToken);
            return (before, now);
        }
        finally
        {
            if (Directory.Exists(_incoming))
            {
                Directory.Delete(_incoming, recursive: true);
            }
        }
    }

    private async Task<Checkpoint?> OldAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "checkpoint");
        if (!File.Exists(file))
        {
            return null;
        }

        return SignedNote.TryParse(await File.ReadAllBytesAsync(file, cancellationToken), out var note, out _) && Checkpoint.TryParse(note.Text, out var old)
            ? old
            : throw Refused($"`{file}` is no checkpoint");
    }

    private async Task<(byte[] Note, Checkpoint Checkpoint)> NewestAsync(CancellationToken cancellationToken)
    {
        await foreach (var (_, bytes) in server.NotesAsync(cancellationToken))
        {
            if (!SignedNote.TryParse(bytes, out var note, out var error))
            {
                throw Refused($"the server's checkpoint: {error}");
            }

            if (keys.IsEmpty ? Checkpoint.TryParse(note.Text, out var checkpoint) : LogCheckpoint.TryOpen(note, keys, out checkpoint, out error))
            {
                return (bytes, checkpoint);
            }

            throw Refused($"the server's checkpoint: {error ?? "it is none"}");
        }

        throw Refused("the server has no checkpoint");
    }

    /// <summary>Begins with the last full tile of the copy. The old root is met again on the way, or the server has rewritten something.</summary>
    private async Task<TreeGrowth> GrowAsync(
        Checkpoint? old, Checkpoint now, Action<double> progress, CancellationToken cancellationToken)
    {
        var before = old?.Size ?? 0;
        var growth = new TreeGrowth(await EdgeAsync(before / TreeLimits.TileWidth * TreeLimits.TileWidth, before, cancellationToken));
        CompareOld(growth.Edge, old);
        for (var index = growth.Edge.Size / TreeLimits.TileWidth; index * TreeLimits.TileWidth < now.Size; index++)
        {
            var path = new TilePath(new TileId(0, index), new TileId(0, index).WidthAt(now.Size), IsEntries: true);
            var bundle = await server.FindAsync(path, cancellationToken);
            if (!EntryBundle.TryRead(bundle, path.Width, out var entries))
            {
                throw Refused($"`{path}` does not hold {path.Width} entries");
            }

            foreach (var entry in entries)
            {
                growth.Append(TreeHash.OfLeaf(entry.Span));
                CompareOld(growth.Edge, old);
            }

            await SaveAsync(path.ToString(), bundle!, cancellationToken);
            progress((double)growth.Edge.Size / now.Size);
        }

        return growth;
    }

    private static void CompareOld(RightEdge edge, Checkpoint? old)
    {
        if (old is not null && edge.Size == old.Size && edge.Root != old.Root)
        {
            throw Refused(Text($"the server's first {old.Size} entries are not those of the copy: its ledger was rewritten, or it is another one. Keep this copy"));
        }
    }

    private async Task<RightEdge> EdgeAsync(long size, long stored, CancellationToken cancellationToken)
    {
        var tiles = new Dictionary<TileId, TreeHash[]>();
        foreach (var tile in TileTree.Needed([new TreeRange(0, size)]))
        {
            var path = new TilePath(tile, tile.WidthAt(stored), IsEntries: false);
            tiles[tile] = TreeHash.Many(await _copy.FindAsync(path, cancellationToken) ?? throw Refused($"the copy lacks `{path}`"));
        }

        return new TileTree(tiles).Edge(size);
    }

    // Growth begins at a full tile of level 0; tiles above may have been begun before.
    private async Task SaveTilesAsync(TreeGrowth growth, long before, CancellationToken cancellationToken)
    {
        var start = before / TreeLimits.TileWidth * TreeLimits.TileWidth;
        foreach (var (tile, added) in growth.Added)
        {
            var had = tile.WidthAt(start);
            var old = had == 0 ? [] : await _copy.FindAsync(new TilePath(tile, tile.WidthAt(before), IsEntries: false), cancellationToken) ?? [];
            byte[] whole = [.. old.AsSpan(0, had * TreeHash.Length), .. TreeHash.Bytes([.. added])];
            await SaveAsync(new TilePath(tile, whole.Length / TreeHash.Length, IsEntries: false).ToString(), whole, cancellationToken);
        }
    }

    private async Task TakeAsync(byte[] note, Checkpoint now, long before, CancellationToken cancellationToken)
    {
        if (Directory.Exists(_incoming))
        {
            foreach (var file in Directory.EnumerateFiles(_incoming, "*", SearchOption.AllDirectories))
            {
                var place = Path.Combine(folder, Path.GetRelativePath(_incoming, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Move(file, place, overwrite: true);
            }
        }

        Directory.CreateDirectory(_copy.Older);
        await File.WriteAllBytesAsync(Path.Combine(_copy.Older, now.Size.ToString(CultureInfo.InvariantCulture)), note, cancellationToken);
        var made = Path.Combine(folder, "checkpoint.new");
        await File.WriteAllBytesAsync(made, note, cancellationToken);
        File.Move(made, Path.Combine(folder, "checkpoint"), overwrite: true);
        RemoveNarrower(before, now.Size);
    }

    // Tiles that have grown replace what they were; what is left of it says nothing more.
    private void RemoveNarrower(long before, long size)
    {
        foreach (var tile in TileId.AllOf(before).Where(tile => tile.WidthAt(before) < tile.WidthAt(size)))
        {
            File.Delete(Path.Combine(folder, new TilePath(tile, tile.WidthAt(before), IsEntries: false).ToString()));
            if (tile.Level == 0)
            {
                File.Delete(Path.Combine(folder, new TilePath(tile, tile.WidthAt(before), IsEntries: true).ToString()));
            }
        }
    }

    private async Task SaveAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_incoming, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
    }

    private static CommandFailedException Refused(string message) => new(ExitCode.Refused, message);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// Rebuilds a whole log from its entries and holds it against every tile, bundle and checkpoint that the source has. One bundle is in
/// memory at a time, and of the tree its right edge.
/// </summary>
public sealed class LogVerifier
{
    private readonly ILogSource _source;
    private readonly ILogTrust _trust;
    private readonly RightEdge _edge = new();
    private readonly Checkpoint? _end;
    private readonly SortedDictionary<long, Checkpoint> _checkpoints = [];
    private readonly Dictionary<int, List<TreeHash>> _upper = [];
    private readonly Action<double> _progress;
    private readonly List<SignedNote> _newest = [];
    private readonly FactsCheck? _facts;
    private LogOrder _order;
    private int _notes;
    private long _size;

    private LogVerifier(ILogSource source, ILogTrust trust, Action<double> progress, LogOrder order, Checkpoint? end, FactsCheck? facts) =>
        (_source, _trust, _progress, _order, _end, _facts) = (source, trust, progress, order, end, facts);

    /// <summary>Verifies everything.</summary>
    /// <param name="source">Where it lies.</param>
    /// <param name="keys">The log's keys; each must have signed every checkpoint.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<LogVerdict> RunAsync(
        ILogSource source, IReadOnlyCollection<INoteVerifier> keys, Action<double> progress, CancellationToken cancellationToken) =>
        RunAsync(source, new SignedByAll(keys), progress, cancellationToken);

    /// <summary>Verifies everything.</summary>
    /// <param name="source">Where it lies.</param>
    /// <param name="trust">Whose checkpoints are believed. What more it asks for than the log's signature, it asks of the newest: that one covers the others.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<LogVerdict> RunAsync(ILogSource source, ILogTrust trust, Action<double> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(trust);
        return RunAsync(source, trust, progress, LogOrder.New(), null, null, cancellationToken);
    }

    /// <summary>Verifies one epoch after the other: streams go on, and each epoch names the head with which the one before ends.</summary>
    /// <param name="epochs">The epochs, the oldest first, each with whose checkpoints are believed under its name.</param>
    /// <param name="progress">Told the share that is done of the epoch at hand, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="facts">Told of every digest of facts that goes on into the newest epoch; facts can be held against it then.</param>
    /// <returns>A verdict for each, up to the first in which something does not hold.</returns>
    public static async Task<IReadOnlyList<LogVerdict>> RunAsync(
        IReadOnlyList<(ILogSource Source, ILogTrust Trust)> epochs, Action<double> progress, CancellationToken cancellationToken, FactsCheck? facts = null)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        var (order, verdicts) = (LogOrder.New(), new List<LogVerdict>());
        for (var i = 0; i < epochs.Count && verdicts.TrueForAll(static verdict => verdict.Problem is null); i++)
        {
            var end = i + 1 < epochs.Count ? await EndAsync(epochs[i + 1].Source, cancellationToken) : null;
            verdicts.Add(await RunAsync(epochs[i].Source, epochs[i].Trust, progress, order, end, facts, cancellationToken));
        }

        return verdicts;
    }

    // The first entry of an epoch says with which head the one before it ends. That it is the first is shown when its epoch is verified.
    private static async Task<Checkpoint?> EndAsync(ILogSource next, CancellationToken cancellationToken)
    {
        await foreach (var (_, note) in next.NotesAsync(cancellationToken))
        {
            if (SignedNote.TryParse(note, out var read, out _) && Checkpoint.TryParse(read.Text, out var newest))
            {
                var path = new TilePath(new TileId(0, 0), new TileId(0, 0).WidthAt(newest.Size), IsEntries: true);
                return EntryBundle.TryRead(await next.FindAsync(path, cancellationToken), path.Width, out var entries) && entries.Length > 0
                    ? EpochBegun.OfEntry(entries[0].Span)?.Previous.Checkpoint
                    : null;
            }
        }

        return null;
    }

    private static async Task<LogVerdict> RunAsync(
        ILogSource source, ILogTrust trust, Action<double> progress, LogOrder order, Checkpoint? end, FactsCheck? facts, CancellationToken cancellationToken)
    {
        var verifier = new LogVerifier(source, trust, progress, order, end, facts);
        try
        {
            await verifier.ReadNotesAsync(cancellationToken);
            await verifier.RebuildAsync(cancellationToken);
            await verifier.CompareAsync(cancellationToken);
            verifier.RequireTrust();
            return verifier.Verdict(null);
        }
        catch (LogDamagedException damaged)
        {
            return verifier.Verdict(damaged);
        }
    }

    private LogVerdict Verdict(LogDamagedException? damaged) => new(
        _checkpoints.Count == 0 ? null : _checkpoints.Last().Value, _edge.Size, _notes, _order.Streams.AreOurs, damaged?.Index, damaged?.Message)
    {
        Cosigners = [.. _newest.SelectMany(_trust.Cosigners).Distinct(StringComparer.Ordinal)],
        Digests = _order.Digests.Digests,
        Facts = _order.Digests.Facts,
    };

    // An epoch that has ended is covered by the first entry of the next. One size may have several notes: the copy's newest, and the same kept under its size.
    private void RequireTrust()
    {
        var missing = _newest.Select(_trust.Missing).ToArray();
        if (_end is null && Array.TrueForAll(missing, static lack => lack is not null))
        {
            throw new LogDamagedException(null, $"the checkpoint over {_size} entries: {missing[0]}");
        }
    }

    private async Task ReadNotesAsync(CancellationToken cancellationToken)
    {
        await foreach (var (name, bytes) in _source.NotesAsync(cancellationToken))
        {
            if (!SignedNote.TryParse(bytes, out var note, out var error) || !_trust.TryOpen(note, out var checkpoint, out error))
            {
                throw new LogDamagedException(null, $"`{name}`: {error}");
            }

            if (_checkpoints.TryGetValue(checkpoint.Size, out var other) && other.Root != checkpoint.Root)
            {
                throw new LogDamagedException(null, $"`{name}`: two roots were signed for {checkpoint.Size} entries: {other.Root} and {checkpoint.Root}. The log has shown two histories");
            }

            if (checkpoint.Size > (_checkpoints.Count == 0 ? -1 : _checkpoints.Last().Key))
            {
                _newest.Clear();
            }

            _checkpoints[checkpoint.Size] = checkpoint;
            if (checkpoint.Size == _checkpoints.Last().Key)
            {
                _newest.Add(note);
            }

            _notes++;
        }

        if (_checkpoints.Count == 0)
        {
            throw new LogDamagedException(null, "there is no checkpoint");
        }

        _size = _checkpoints.Last().Key;
        if (_end is null)
        {
            return;
        }

        // Nobody has signed this as a checkpoint of this epoch; the next one has as its first entry, and these entries must lead to it.
        var newest = _checkpoints.Last().Value;
        if (_end.Origin != newest.Origin || _end.Size > newest.Size)
        {
            throw new LogDamagedException(null, $"the next epoch says that this one is `{_end.Origin}` with {_end.Size} entries, and here are {newest.Size} of `{newest.Origin}`");
        }

        if (_checkpoints.TryAdd(_end.Size, _end) || _checkpoints[_end.Size].Root == _end.Root)
        {
            return;
        }

        throw new LogDamagedException(null, $"the next epoch says that this one ends with another root than was signed for {_end.Size} entries");
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        CompareRoot();
        for (var index = 0L; index * TreeLimits.TileWidth < _size; index++)
        {
            var tile = new TileId(0, index);
            var hashes = await HashesAsync(tile, cancellationToken);
            foreach (var hash in hashes)
            {
                _edge.Append(hash, Keep);
                CompareRoot();
            }

            await CompareUpperAsync(isLast: false, cancellationToken);
            _progress((double)_edge.Size / _size);
        }

        await CompareUpperAsync(isLast: true, cancellationToken);
        if (_source.Strange(_size).FirstOrDefault() is { } strange)
        {
            throw new LogDamagedException(null, $"`{strange}` is no part of a log of {_size} entries");
        }
    }

    // Hashes of leaves stand in the tile that was just compared.
    private void Keep(int level, long index, TreeHash hash)
    {
        if (level > 0)
        {
            if (!_upper.TryGetValue(level, out var hashes))
            {
                _upper[level] = hashes = new List<TreeHash>(TreeLimits.TileWidth);
            }

            hashes.Add(hash);
        }
    }

    private void CompareRoot()
    {
        if (_checkpoints.TryGetValue(_edge.Size, out var checkpoint) && checkpoint.Root != _edge.Root)
        {
            // What an earlier checkpoint covers is as it was signed.
            var good = _checkpoints.Keys.Where(size => size < _edge.Size).DefaultIfEmpty(0).Max();
            throw new LogDamagedException(good, $"the checkpoint over {checkpoint.Size} entries has another root than these entries; those before {good} are as they were signed");
        }
    }

    private async Task<TreeHash[]> HashesAsync(TileId tile, CancellationToken cancellationToken)
    {
        var (first, width) = (tile.Index * TreeLimits.TileWidth, tile.WidthAt(_size));
        var bundlePath = new TilePath(tile, width, IsEntries: true);
        var bundle = await _source.FindAsync(bundlePath, cancellationToken) ?? throw new LogDamagedException(first, $"`{bundlePath}` is missing");
        if (!EntryBundle.TryRead(bundle, width, out var entries))
        {
            throw new LogDamagedException(first, $"`{bundlePath}` does not hold {width} entries");
        }

        var tilePath = new TilePath(tile, width, IsEntries: false);
        var stored = await StoredAsync(tilePath, first, cancellationToken);
        for (var i = 0; i < width; i++)
        {
            if (TreeHash.OfLeaf(entries[i].Span) != stored[i])
            {
                throw new LogDamagedException(first + i, $"entry {first + i} of `{bundlePath}` is not the one whose hash stands in `{tilePath}`");
            }

            // What was lost follows what was before it; the next epoch goes on from before the loss.
            if (first + i == _end?.Size)
            {
                _order = _order.Copy();
            }

            if (_order.Add(entries[i]) is { } wrong)
            {
                throw new LogDamagedException(first + i, $"entry {first + i} {wrong}");
            }

            // Digests of lost entries are of rows that were lost with them.
            if (_order.Digests.Found is { } digest && !(first + i >= _end?.Size))
            {
                _facts?.Add(digest, first + i);
            }
        }

        await ComparePrefixesAsync(bundlePath, bundle, first, cancellationToken);
        return stored;
    }

    // A tile above is compared when it is full, and at the end as far as it goes.
    private async Task CompareUpperAsync(bool isLast, CancellationToken cancellationToken)
    {
        foreach (var (level, hashes) in _upper)
        {
            if (hashes.Count == 0 || (hashes.Count < TreeLimits.TileWidth && !isLast))
            {
                continue;
            }

            var leaves = TreeLimits.TileHeight * level;
            var index = ((_edge.Size >> leaves) - 1) / TreeLimits.TileWidth;
            var first = index * TreeLimits.TileWidth;
            var path = new TilePath(new TileId(level, index), hashes.Count, IsEntries: false);
            var stored = await StoredAsync(path, first << leaves, cancellationToken);
            for (var i = 0; i < hashes.Count; i++)
            {
                if (hashes[i] != stored[i])
                {
                    throw new LogDamagedException((first + i) << leaves, $"hash {i} of `{path}` is not that of the entries from {(first + i) << leaves} to {((first + i + 1) << leaves) - 1}");
                }
            }

            hashes.Clear();
        }
    }

    private async Task<TreeHash[]> StoredAsync(TilePath path, long first, CancellationToken cancellationToken)
    {
        var bytes = await _source.FindAsync(path, cancellationToken) ?? throw new LogDamagedException(first, $"`{path}` is missing");
        if (bytes.Length != path.Width * TreeHash.Length)
        {
            throw new LogDamagedException(first, $"`{path}` does not hold {path.Width} hashes");
        }

        await ComparePrefixesAsync(path, bytes, first, cancellationToken);
        return TreeHash.Many(bytes);
    }

    private async Task ComparePrefixesAsync(TilePath path, byte[] whole, long first, CancellationToken cancellationToken)
    {
        foreach (var narrower in _source.Narrower(path))
        {
            var bytes = await _source.FindAsync(narrower, cancellationToken);
            if (bytes is not null && (!whole.AsSpan().StartsWith(bytes) || !IsWhole(narrower, bytes)))
            {
                throw new LogDamagedException(first, $"`{narrower}` is not the beginning of `{path}`");
            }
        }
    }

    private static bool IsWhole(TilePath path, byte[] bytes) =>
        path.IsEntries ? EntryBundle.TryRead(bytes, path.Width, out _) : bytes.Length == path.Width * TreeHash.Length;

    // All checkpoints are roots of the same leaves by now. That the tiles prove it to who has no entries is shown as well.
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        Checkpoint? older = null;
        foreach (var checkpoint in _checkpoints.Values)
        {
            if (older is not null)
            {
                var ranges = TreeProof.Consistency(older.Size, checkpoint.Size);
                var tiles = new Dictionary<TileId, TreeHash[]>();
                foreach (var tile in TileTree.Needed(ranges))
                {
                    tiles[tile] = TreeHash.Many(
                        await _source.FindAsync(new TilePath(tile, tile.WidthAt(_size), IsEntries: false), cancellationToken) ?? []);
                }

                if (!TreeProof.IsConsistent(older.Size, older.Root, checkpoint.Size, checkpoint.Root, new TileTree(tiles).Hashes(ranges)))
                {
                    throw new LogDamagedException(older.Size, $"the tiles do not prove that the log of {checkpoint.Size} entries extends that of {older.Size}");
                }
            }

            older = checkpoint;
        }
    }
}

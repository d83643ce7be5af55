using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// Takes committed entries into the tree, in its own order. All is read and hashed beside the writer, which is asked for one short
/// transaction that appends share.
/// </summary>
/// <remarks>
/// A pass goes by position from a place up to the end. Every ten seconds that place is one below which nothing can appear any more: what was newest 60 s
/// before the last such pass began. So an entry that was committed late, behind where that pass already was, is found by the next one. The passes between
/// begin with what was newest five seconds ago; where one comes to a version whose predecessor it cannot see, it gives way to one that looks further back.
/// </remarks>
public sealed class TreeIntegration
{
    private readonly IReadDatabase _database;
    private readonly IWriter _writer;
    private readonly TreeQueries _tree;
    private readonly UnsealedEntries _unsealed;
    private long? _next;
    private long? _cursor;
    private long _floor;
    private bool _isShort;
    private DateTimeOffset _lateAt;
    private DateTimeOffset? _fullAt;

    /// <summary>Creates it. It remembers how far it has searched, so each sealer has its own.</summary>
    public TreeIntegration(IReadDatabase database, IWriter writer)
    {
        (_database, _writer, _tree, _unsealed) = (database, writer, new TreeQueries(database), new UnsealedEntries(database));
    }

    /// <summary>Takes at most <see cref="LedgerLimits.SealEntries"/> entries into the tree. Not to be called twice at once.</summary>
    /// <exception cref="SealingStoppedException">Rows contradict each other.</exception>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown; the next step reads what is there.</exception>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public async Task<Integrated> StepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await _tree.HeadAsync(cancellationToken);
        _cursor ??= await BeginAsync(head.Epoch, now, cancellationToken);
        var entries = await _unsealed.ReadAsync(_cursor.Value, cancellationToken);
        if (_isShort && !Ascends(entries, out _))
        {
            (_cursor, _lateAt) = (null, now);
            return new Integrated(0, IsMore: true);
        }

        if (entries.Count > 0)
        {
            var write = await PrepareAsync(head, entries, now, cancellationToken);
            if (!await WriteAsync(head, write, cancellationToken))
            {
                _cursor = null;
                return new Integrated(0, IsMore: true);
            }

            _cursor = entries[^1].Position;
        }

        var isMore = entries.Count == LedgerLimits.SealEntries || entries.Sum(static entry => (long)entry.Bytes.Length) >= LedgerLimits.SealBytes;
        if (!isMore)
        {
            EndPass(now);
        }

        return new Integrated(entries.Count, isMore);
    }

    private void EndPass(DateTimeOffset now)
    {
        _cursor = null;
        if (!_isShort)
        {
            (_next, _lateAt) = (_floor, now.AddSeconds(LedgerLimits.LateSearchSeconds));
        }
    }

    private async Task<long> BeginAsync(long epoch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A clock that was set back must not keep the next long pass away.
        var isRecent = now < _lateAt && now.AddSeconds(LedgerLimits.LateSearchSeconds) >= _lateAt;
        _isShort = _next is not null && isRecent && !(now >= _fullAt);
        if (_isShort)
        {
            // On SQLite one writer gives positions and commits in the same order.
            var soon = now.AddSeconds(_database.IsPostgres ? -LedgerLimits.SoonSeconds : 0);
            return Math.Max(_next!.Value, await _unsealed.PositionAtAsync(epoch, soon, cancellationToken));
        }

        _floor = await _unsealed.PositionAtAsync(epoch, now.AddSeconds(-LedgerLimits.LateSeconds), cancellationToken);
        if (_fullAt is { } full && now >= full)
        {
            _fullAt = now.AddHours(LedgerLimits.FullSearchHours);
            return 0;
        }

        _fullAt ??= now.AddHours(LedgerLimits.FullSearchHours);
        return _next ?? await _unsealed.PositionAtAsync(epoch, now.AddMinutes(-LedgerLimits.StartMinutes), cancellationToken);
    }

    private async Task<IntegrationWrite> PrepareAsync(
        TreeHead head, IReadOnlyList<UnsealedEntry> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RequireAscending(entries);
        var edge = new RightEdge(head.Size, TreeHash.Many(head.Edge.Span));
        var stored = await _tree.TilesAsync(head.Epoch, TileTree.Needed([new TreeRange(0, head.Size)]), cancellationToken);
        if (edge.Root != head.Root || !new TileTree(stored).Edge(head.Size).Hashes.SequenceEqual(edge.Hashes))
        {
            throw new SealingStoppedException(
                $"the tiles of the ledger's tree do not lead to its root at size {head.Size}: rows of `ledger_tile` or `ledger_head` were changed; see deploy/runbooks/ledger.md");
        }

        var growth = new TreeGrowth(edge);
        foreach (var entry in entries)
        {
            growth.Append(TreeHash.OfLeaf(entry.Bytes));
        }

        var tiles = growth.Added.Select(added => (added.Tile, Bytes(stored, added.Tile, head.Size, added.Hashes))).ToArray();
        var last = await _unsealed.LastIntegrationAsync(head.Epoch, cancellationToken);
        return new IntegrationWrite(
            head, edge, tiles, [.. entries.Select(static entry => entry.Position)], last > now ? last.Value : now, _database.IsPostgres);
    }

    // Another sealer may have made the tile wider since the head was read: then the compare-and-set fails, but not for that.
    private static byte[] Bytes(
        IReadOnlyDictionary<TileId, TreeHash[]> stored, TileId tile, long size, IReadOnlyList<TreeHash> added) =>
        TreeHash.Bytes([.. stored.GetValueOrDefault(tile, []).AsSpan(0, tile.WidthAt(size)), .. added]);

    private static void RequireAscending(IReadOnlyList<UnsealedEntry> entries)
    {
        if (!Ascends(entries, out var lone))
        {
            throw new SealingStoppedException(
                $"entry {lone.Position} is version {lone.Version} of `{lone.Stream}` and the version before it is not sealed: entries were lost or inserted by hand; see deploy/runbooks/ledger.md");
        }
    }

    private static bool Ascends(IReadOnlyList<UnsealedEntry> entries, [NotNullWhen(false)] out UnsealedEntry? lone)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var follows = versions.TryGetValue(entry.Stream, out var before) ? entry.Version == before + 1 : entry.FollowsSealed;
            if (!follows)
            {
                lone = entry;
                return false;
            }

            versions[entry.Stream] = entry.Version;
        }

        lone = null;
        return true;
    }

    /// <returns>Whether it was written; otherwise another sealer has.</returns>
    private async Task<bool> WriteAsync(TreeHead head, IntegrationWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await _writer.WriteAsync(write, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is RowsExpectedException or DbException)
        {
            var now = await _tree.HeadAsync(cancellationToken);
            if ((now.Epoch, now.Size, now.Root) == (head.Epoch, head.Size, head.Root))
            {
                throw;
            }

            return false;
        }
    }
}

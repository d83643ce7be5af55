using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>Holds every sealed entry of every epoch against its tree, before anything is made again of entries. It reads in parts, four tiles at a time.</summary>
public sealed class WholeTree(IReadDatabase database)
{
    private const int Part = 4 * TreeLimits.TileWidth;

    /// <summary>Verifies beside the writer: what is sealed does not change.</summary>
    /// <returns>What does not hold; nothing when all does.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach.</exception>
    public async Task<TreeDamage?> FindDamageAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenPatientAsync(cancellationToken);
        return await Task.Run(() => FindDamage(new ExclusiveSession(connection, null), static _ => { }, cancellationToken), cancellationToken);
    }

    /// <summary>Verifies what a transaction sees.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="progress">Told how many entries are verified so far.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What does not hold; nothing when all does.</returns>
    internal static TreeDamage? FindDamage(IExclusiveSession session, Action<long> progress, CancellationToken cancellationToken)
    {
        const string Heads =
            """
            SELECT i.epoch, i.size, i.root FROM ledger_integration i
            WHERE i.epoch < (SELECT epoch FROM ledger_head) AND i.size = (SELECT MAX(m.size) FROM ledger_integration m WHERE m.epoch = i.epoch)
            UNION ALL SELECT epoch, size, root FROM ledger_head ORDER BY 1
            """;
        var before = 0L;
        foreach (var (epoch, size, root) in session.Query(Heads, static row => (row.GetInt64(0), row.GetInt64(1), new TreeHash((byte[])row.GetValue(2)))).ToArray())
        {
            var replay = new TreeReplay(epoch, size, root);
            for (var from = 0L; from < size; from += Part)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (AddPart(session, replay, epoch, from, Math.Min(from + Part, size)) is { } damage)
                {
                    return damage;
                }

                progress(before + Math.Min(from + Part, size));
            }

            if (replay.End() is { } end)
            {
                return end;
            }

            before += size;
        }

        return null;
    }

    private static TreeDamage? AddPart(IExclusiveSession session, TreeReplay replay, long epoch, long from, long end)
    {
        var tiles = session.Query(
            "SELECT tile_index, hashes FROM ledger_tile WHERE epoch = $1 AND level = 0 AND tile_index >= $2 AND tile_index < $3",
            static row => (Index: row.GetInt64(0), Hashes: TreeHash.Many((byte[])row.GetValue(1))),
            epoch, from / TreeLimits.TileWidth, (from + Part) / TreeLimits.TileWidth).ToDictionary(static tile => tile.Index, static tile => tile.Hashes);
        var steps = session.Query(
            "SELECT size, root FROM ledger_integration WHERE epoch = $1 AND size > $2 AND size <= $3",
            static row => (Size: row.GetInt64(0), Root: new TreeHash((byte[])row.GetValue(1))), epoch, from, end).ToDictionary(static step => step.Size, static step => step.Root);
        var next = from;
        foreach (var leaf in session.Query(
            """
            SELECT l.leaf_index, e.stream, e.version, e.bytes FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.position = l.position
            WHERE l.epoch = $1 AND l.leaf_index >= $2 AND l.leaf_index < $3 ORDER BY l.leaf_index
            """,
            static row => row.IsDBNull(3)
                ? (Index: row.GetInt64(0), Stream: "", Version: 0L, Bytes: (byte[]?)null)
                : (Index: row.GetInt64(0), Stream: row.GetString(1), Version: row.GetInt64(2), Bytes: (byte[])row.GetValue(3)),
            epoch, from, end))
        {
            var hashes = tiles.GetValueOrDefault(next / TreeLimits.TileWidth, []);
            var place = (int)(next % TreeLimits.TileWidth);
            var damage = replay.Add(leaf.Index, leaf.Stream, leaf.Version, leaf.Bytes, place < hashes.Length ? hashes[place] : null);
            next++;
            if (damage is null && steps.TryGetValue(next, out var root))
            {
                damage = replay.Compare(root);
            }

            if (damage is not null)
            {
                return damage;
            }
        }

        return next < end ? replay.End() : null;
    }
}

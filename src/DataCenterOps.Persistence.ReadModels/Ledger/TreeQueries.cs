using System.Data.Common;
using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>The ledger's tree: its head, its tiles, its checkpoints. Hashes only; of entries see <see cref="BundleQueries"/>.</summary>
public sealed class TreeQueries(IReadDatabase database)
{
    // Each by its key: a list of pairs is looked for by reading every tile there is. SQLite joins 500 such looks at most.
    private const int TilesAtOnce = 100;

    /// <summary>The committed tree.</summary>
    public async Task<TreeHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<HeadRow>(new CommandDefinition(
            """SELECT epoch AS "Epoch", size AS "Size", root AS "Root", edge AS "Edge" FROM ledger_head WHERE id = 1""",
            cancellationToken: cancellationToken));
        return new TreeHead(row.Epoch, row.Size, new TreeHash(row.Root), row.Edge);
    }

    /// <summary>The checkpoint over most leaves; nothing before the first.</summary>
    public Task<CheckpointRow?> CheckpointAsync(long epoch, CancellationToken cancellationToken) =>
        CheckpointAsync("ORDER BY size DESC LIMIT 1", epoch, 0, cancellationToken);

    /// <summary>
    /// The checkpoint that is shown: the newest that enough witnesses have cosigned, unless it is too old already. What a silo without
    /// witnesses signs is shown at once.
    /// </summary>
    public async Task<CheckpointRow?> ShownAsync(long epoch, CancellationToken cancellationToken)
    {
        var newest = await CheckpointAsync(epoch, cancellationToken);
        var cosigned = newest is not null
            ? await CheckpointAsync("AND has_quorum = 1 ORDER BY size DESC LIMIT 1", epoch, 0, cancellationToken)
            : null;
        return cosigned is not null && newest!.SignedAt - cosigned.SignedAt <= TimeSpan.FromSeconds(WitnessLimits.QuorumSeconds) ? cosigned : newest;
    }

    /// <summary>Whether a checkpoint covers exactly <paramref name="size"/> leaves, and it.</summary>
    public Task<CheckpointRow?> CheckpointOfAsync(long epoch, long size, CancellationToken cancellationToken) =>
        CheckpointAsync("AND size = @size", epoch, size, cancellationToken);

    /// <summary>What is stored of <paramref name="tiles"/>. A tile may be wider than it was in an older tree.</summary>
    public async Task<IReadOnlyDictionary<TileId, TreeHash[]>> TilesAsync(
        long epoch, IReadOnlyCollection<TileId> tiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        var found = new Dictionary<TileId, TreeHash[]>(tiles.Count);
        if (tiles.Count == 0)
        {
            return found;
        }

        // All at once: a proof needs some six of them, and each question to a server costs more than its answer.
        foreach (var part in tiles.Chunk(TilesAtOnce))
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.Add("@epoch", epoch);
            command.CommandText = string.Join(" UNION ALL ", part.Select((tile, i) =>
            {
                command.Add(Number($"@l{i}"), tile.Level);
                command.Add(Number($"@i{i}"), tile.Index);
                return Number($"SELECT level, tile_index, hashes FROM ledger_tile WHERE epoch = @epoch AND level = @l{i} AND tile_index = @i{i}");
            }));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                found[new TileId(reader.GetInt32(0), reader.GetInt64(1))] = TreeHash.Many((byte[])reader.GetValue(2));
            }
        }

        return found;
    }

    /// <summary>The hashes of <paramref name="ranges"/>, from stored tiles.</summary>
    /// <exception cref="InvalidDataException">A tile that must be there is not.</exception>
    public async Task<TreeHash[]> HashesAsync(long epoch, IReadOnlyList<TreeRange> ranges, CancellationToken cancellationToken) =>
        new TileTree(await TilesAsync(epoch, TileTree.Needed(ranges), cancellationToken)).Hashes(ranges);

    /// <summary>The same, of which <paramref name="memory"/> holds what was computed before: for proofs, which whoever gets one checks. What it holds is not read again.</summary>
    /// <exception cref="InvalidDataException">A tile that must be there is not.</exception>
    public async Task<TreeHash[]> HashesAsync(long epoch, IReadOnlyList<TreeRange> ranges, NodeMemory memory, CancellationToken cancellationToken)
    {
        var needed = TileTree.Needed(ranges, memory);
        try
        {
            return new TileTree(await TilesAsync(epoch, needed, cancellationToken), memory).Hashes(ranges);
        }
        catch (InvalidDataException) when (needed.Count < TileTree.Needed(ranges).Count)
        {
            // What was held a moment ago was let go of meanwhile, because there was too much.
            return await HashesAsync(epoch, ranges, cancellationToken);
        }
    }

    /// <summary>The epoch of an entry and its place in that tree; nothing before it is sealed.</summary>
    public async Task<(long Epoch, long Index)?> LeafOfAsync(long position, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT epoch, leaf_index FROM ledger_leaf WHERE position = @position";
        command.Add("@position", position);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <summary>Whether an entry is committed that the newest checkpoint does not cover.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM ledger_entry e WHERE e.position > COALESCE((
                SELECT l.position FROM ledger_leaf l JOIN ledger_head h ON h.epoch = l.epoch WHERE l.leaf_index =
                    (SELECT MAX(c.size) FROM ledger_checkpoint c WHERE c.epoch = h.epoch) - 1), 0)
                AND NOT EXISTS (
                    SELECT 1 FROM ledger_leaf s WHERE s.position = e.position
                        AND s.leaf_index < (SELECT MAX(c.size) FROM ledger_checkpoint c WHERE c.epoch = s.epoch))
                LIMIT 1) AS one
            """,
            cancellationToken: cancellationToken)) > 0;
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task<CheckpointRow?> CheckpointAsync(string which, long epoch, long size, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<NoteRow>(new CommandDefinition(
            $"""
            SELECT size AS "Size", note AS "Note", cosignatures AS "Cosignatures", signed_at AS "SignedAt"
            FROM ledger_checkpoint WHERE epoch = @epoch {which}
            """,
            new { epoch, size }, cancellationToken: cancellationToken));
        return row is null ? null : new CheckpointRow(row.Size, row.Note, row.Cosignatures, SqlTime.From(row.SignedAt));
    }

    private sealed record HeadRow
    {
        public long Epoch { get; init; }

        public long Size { get; init; }

        public byte[] Root { get; init; } = [];

        public byte[] Edge { get; init; } = [];
    }

    private sealed record NoteRow
    {
        public long Size { get; init; }

        public string Note { get; init; } = "";

        public string Cosignatures { get; init; } = "";

        public long SignedAt { get; init; }
    }
}

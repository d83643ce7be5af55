using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// One step of the tree, all or nothing. The first statement is the compare-and-set on which all safety rests: of two sealers that
/// have read the same head, one finds another one there.
/// </summary>
/// <param name="Head">What was read.</param>
/// <param name="Grown">The tree with the new leaves.</param>
/// <param name="Tiles">Every tile that changed, whole.</param>
/// <param name="Positions">Of the new leaves, in order.</param>
/// <param name="At">When; never before the step before.</param>
/// <param name="IsPostgres">Whose words to use for a list of numbers.</param>
internal sealed record IntegrationWrite(
    TreeHead Head, RightEdge Grown, IReadOnlyList<(TileId Tile, byte[] Hashes)> Tiles, long[] Positions, DateTimeOffset At, bool IsPostgres)
    : IFactWrite
{
    private const string SetHead =
        "UPDATE ledger_head SET size = $1, root = $2, edge = $3 WHERE id = 1 AND epoch = $4 AND size = $5 AND root = $6";

    private const string InsertLeavesSqlite =
        "INSERT INTO ledger_leaf (epoch, leaf_index, position) SELECT $1, $2 + key, value FROM json_each($3) ORDER BY key";

    private const string InsertLeavesPostgres =
        """
        INSERT INTO ledger_leaf (epoch, leaf_index, position)
        SELECT $1, $2 + place - 1, position FROM unnest($3::bigint[]) WITH ORDINALITY AS leaf(position, place)
        """;

    private const string SetTile =
        """
        INSERT INTO ledger_tile (epoch, level, tile_index, hashes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (epoch, level, tile_index) DO UPDATE SET hashes = excluded.hashes
        """;

    private const string InsertIntegration =
        "INSERT INTO ledger_integration (epoch, size, root, integrated_at) VALUES ($1, $2, $3, $4)";

    public void Write(IWriteSession session)
    {
        var root = Grown.Root.ToArray();
        session.ExecuteExactly(
            1, SetHead, Grown.Size, root, TreeHash.Bytes([.. Grown.Hashes]), Head.Epoch, Head.Size, Head.Root.ToArray());
        if (IsPostgres)
        {
            session.ExecuteExactly(Positions.Length, InsertLeavesPostgres, Head.Epoch, Head.Size, Positions);
        }
        else
        {
            var list = $"[{string.Join(',', Positions.Select(static position => position.ToString(CultureInfo.InvariantCulture)))}]";
            session.ExecuteExactly(Positions.Length, InsertLeavesSqlite, Head.Epoch, Head.Size, list);
        }

        foreach (var (tile, hashes) in Tiles)
        {
            session.ExecuteExactly(1, SetTile, Head.Epoch, tile.Level, tile.Index, hashes);
        }

        session.ExecuteExactly(1, InsertIntegration, Head.Epoch, Grown.Size, root, At);
    }
}

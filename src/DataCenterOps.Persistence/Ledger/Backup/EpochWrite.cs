using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Backup;

/// <summary>Begins an epoch: its name, its first entry as its first leaf, and the head.</summary>
internal static class EpochWrite
{
    private const string Actor = "system/restore";

    public static void Begin(IExclusiveSession session, EpochBegun begun, long position, DateTimeOffset now)
    {
        var version = session.Query(
            "SELECT COALESCE(MAX(version), 0) FROM ledger_entry WHERE stream = $1", static reader => reader.GetInt64(0), EpochEntryTypes.Stream.Value).Single() + 1;
        var entry = new NewEntry { Type = EpochEntryTypes.Begun, Time = now, Actor = Actor, Auth = "program", Body = begun.Write() };
        var bytes = EntryBytes.Write(entry, EpochEntryTypes.Stream, version, null, null, null);
        var growth = new TreeGrowth(new RightEdge());
        growth.Append(TreeHash.OfLeaf(bytes));
        var root = growth.Edge.Root.ToArray();
        session.Execute("INSERT INTO ledger_origin (epoch, origin) VALUES ($1, $2)", begun.Epoch, begun.Origin);
        session.Execute(
            "INSERT INTO ledger_entry (position, stream, version, bytes) VALUES ($1, $2, $3, $4)", position, EpochEntryTypes.Stream.Value, version, bytes);
        session.Execute("INSERT INTO ledger_leaf (epoch, leaf_index, position) VALUES ($1, 0, $2)", begun.Epoch, position);
        session.Execute("INSERT INTO ledger_tile (epoch, level, tile_index, hashes) VALUES ($1, 0, 0, $2)", begun.Epoch, root);
        session.Execute("INSERT INTO ledger_integration (epoch, size, root, integrated_at) VALUES ($1, 1, $2, $3)", begun.Epoch, root, now);
        session.Execute("UPDATE ledger_head SET epoch = $1, size = 1, root = $2, edge = $2 WHERE id = 1", begun.Epoch, root);
        if (session.IsPostgres)
        {
            // Positions and numbers of series were given: the next ones come behind them.
            _ = session.Query("SELECT setval(pg_get_serial_sequence('ledger_entry', 'position'), $1)", static reader => reader.GetInt64(0), position).Single();
            _ = session.Query(
                "SELECT setval(pg_get_serial_sequence('fact_series', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM fact_series), false)", static reader => reader.GetInt64(0)).Single();
        }
    }
}

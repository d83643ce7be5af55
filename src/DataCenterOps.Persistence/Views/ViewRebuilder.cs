using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Ledger.Sealing;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Makes the read models anew from the ledger. The rows are folded into temporary tables, which hide the real ones by
/// their names, and swapped in at the end of the same transaction. Before that the tree is verified, in it, too: no row is made of an
/// entry that is not the one that was sealed. Appends wait meanwhile: it is work for a quiet hour.
/// </summary>
public sealed class ViewRebuilder
{
    private readonly IWriter _writer;
    private readonly ProjectionSet _projections;
    private readonly PayloadKeys _keys;

    internal ViewRebuilder(IWriter writer, ProjectionSet projections, PayloadKeys keys) => (_writer, _projections, _keys) = (writer, projections, keys);

    /// <summary>Verifies the tree, folds the whole ledger and swaps the result in.</summary>
    /// <param name="progress">Told what is done now, and how many entries of it.</param>
    /// <param name="cancellationToken">Ends it; nothing has changed.</param>
    /// <returns>What was done, or the damage because of which nothing was.</returns>
    /// <exception cref="LedgerUnavailableException">The database was lost: repeat.</exception>
    /// <exception cref="InvalidOperationException">Not every entry was folded, which is a bug; nothing has changed.</exception>
    public Task<RebuiltViews> RebuildViewsAsync(Action<string, long> progress, CancellationToken cancellationToken) => _writer.ExclusiveAsync(
        session =>
        {
            Lock(session);
            var damage = WholeTree.FindDamage(session, count => progress("verified", count), cancellationToken);
            return damage is null
                ? Rebuild(session, _projections, _keys, count => progress("folded", count), cancellationToken)
                : new RebuiltViews(0, 0) { Damage = damage };
        },
        cancellationToken);

    /// <summary>The same without telling how far it is.</summary>
    public Task<RebuiltViews> RebuildViewsAsync(CancellationToken cancellationToken) => RebuildViewsAsync(static (_, _) => { }, cancellationToken);

    /// <summary>The same in a transaction of somebody else's, who has verified the entries.</summary>
    internal static RebuiltViews Rebuild(
        IExclusiveSession session, ProjectionSet projections, PayloadKeys keys, Action<long> progress, CancellationToken cancellationToken)
    {
        Lock(session);
        var tables = projections.Tables.ToArray();
        foreach (var table in tables)
        {
            Hide(session, table);
        }

        var entries = Fold(session, projections, keys, progress, cancellationToken);
        var all = session.Query("SELECT COUNT(*) FROM ledger_entry", static row => row.GetInt64(0)).Single();
        if (entries != all)
        {
            throw new InvalidOperationException($"{entries} of {all} entries were folded");
        }

        var counts = tables.Select(table => Swap(session, table)).ToArray();
        return new RebuiltViews(entries, tables.Length) { Changed = [.. counts.Where(static count => count.Before != count.After)] };
    }

    // Other silos' appends wait too: an entry that came after the fold would be missing from the new rows.
    private static void Lock(IExclusiveSession session)
    {
        if (session.IsPostgres)
        {
            session.Execute("LOCK TABLE ledger_entry IN SHARE MODE");
        }
    }

    private static long Fold(IExclusiveSession session, ProjectionSet projections, PayloadKeys keys, Action<long> progress, CancellationToken cancellationToken)
    {
        var (count, last) = (0L, 0L);
        while (true)
        {
            var entries = session.Query(
                "SELECT position, stream, version, bytes FROM ledger_entry WHERE position > $1 ORDER BY position LIMIT $2",
                StoredEntries.Read, last, (long)PersistenceLimits.EntriesPerRead).ToArray();
            var rows = new List<(string Sql, object?[] Values)>();
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(session, projections, keys, entry, rows);
                last = entry.Position;
                if (rows.Count >= PersistenceLimits.StatementsPerRoundTrip)
                {
                    session.ExecuteAll(rows);
                    rows.Clear();
                }
            }

            session.ExecuteAll(rows);
            count += entries.Length;
            progress(count);
            if (entries.Length < PersistenceLimits.EntriesPerRead)
            {
                return count;
            }
        }
    }

    private static void Add(
        IExclusiveSession session, ProjectionSet projections, PayloadKeys keys, StoredEntry entry, List<(string Sql, object?[] Values)> rows)
    {
        var statements = new StatementList();
        projections.Project(
            entry.Bytes, entry.Stream, entry.Version, EntryPosition.Known(entry.Position),
            sha256 => Document(session, sha256), hash => Detail(session, keys, hash), statements);
        foreach (var statement in statements.Statements)
        {
            var values = new object?[statement.Values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = statement.Value(i, []);
            }

            rows.Add((statement.Text, values));
        }
    }

    private static ReadOnlyMemory<byte>? Document(IExclusiveSession session, string sha256) =>
        session.Query("SELECT bytes FROM ledger_document WHERE sha256 = $1", static reader => (byte[])reader.GetValue(0), sha256).ToArray() is [var bytes]
            ? (ReadOnlyMemory<byte>?)bytes
            : null;

    private static ReadOnlyMemory<byte>? Detail(IExclusiveSession session, PayloadKeys keys, string hash) =>
        session.Query($"SELECT {DetailRow.Columns} FROM ledger_detail WHERE hash = $1", DetailRow.Read, hash).ToArray() is [var row]
        && row.Open(id => keys.Find(id, session)) is { } bytes
            ? (ReadOnlyMemory<byte>?)bytes
            : null;

    // Both databases look for a name among the temporary tables first.
    private static void Hide(IExclusiveSession session, string table)
    {
        if (session.IsPostgres)
        {
            session.Execute($"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL) ON COMMIT DROP");
            return;
        }

        var made = session.Query(
            "SELECT sql FROM main.sqlite_master WHERE tbl_name = $1 AND sql IS NOT NULL ORDER BY type DESC",
            reader => reader.GetString(0), table).ToArray();
        foreach (var sql in made)
        {
            session.Execute(sql
                .Replace("CREATE TABLE ", "CREATE TEMP TABLE ", StringComparison.Ordinal)
                .Replace("CREATE INDEX ", "CREATE INDEX temp.", StringComparison.Ordinal));
        }
    }

    private static (string Table, long Before, long After) Swap(IExclusiveSession session, string table)
    {
        var (real, made) = session.IsPostgres ? ($"public.{table}", $"pg_temp.{table}") : ($"main.{table}", $"temp.{table}");
        var before = session.Execute($"DELETE FROM {real}");
        var after = session.Execute($"INSERT INTO {real} SELECT * FROM {made}");
        session.Execute($"DROP TABLE {made}");
        return (table, before, after);
    }
}

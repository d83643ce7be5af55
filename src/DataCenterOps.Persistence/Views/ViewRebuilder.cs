using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// Makes the read models anew from the ledger. The rows are folded into temporary tables, which hide the real ones by
/// their names, and swapped in at the end of the same transaction. Appends wait meanwhile: it is work for a quiet hour.
/// </summary>
public sealed class ViewRebuilder
{
    private readonly IWriter _writer;
    private readonly ProjectionSet _projections;

    internal ViewRebuilder(IWriter writer, ProjectionSet projections) => (_writer, _projections) = (writer, projections);

    /// <summary>Folds the whole ledger and swaps the result in.</summary>
    /// <exception cref="LedgerUnavailableException">The database was lost: repeat.</exception>
    public Task<RebuiltViews> RebuildViewsAsync(CancellationToken cancellationToken) =>
        _writer.ExclusiveAsync(session => Rebuild(session, _projections, cancellationToken), cancellationToken);

    /// <summary>The same in a transaction of somebody else's.</summary>
    internal static RebuiltViews Rebuild(IExclusiveSession session, ProjectionSet projections, CancellationToken cancellationToken)
    {
        if (session.IsPostgres)
        {
            // Other silos' appends wait too: an entry that came after the fold would be missing from the new rows.
            session.Execute("LOCK TABLE ledger_entry IN SHARE MODE");
        }

        var tables = projections.Tables.ToArray();
        foreach (var table in tables)
        {
            Hide(session, table);
        }

        var entries = Fold(session, projections, cancellationToken);
        foreach (var table in tables)
        {
            Swap(session, table);
        }

        return new RebuiltViews(entries, tables.Length);
    }

    private static long Fold(IExclusiveSession session, ProjectionSet projections, CancellationToken cancellationToken)
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
                Add(session, projections, entry, rows);
                last = entry.Position;
                if (rows.Count >= PersistenceLimits.StatementsPerRoundTrip)
                {
                    session.ExecuteAll(rows);
                    rows.Clear();
                }
            }

            session.ExecuteAll(rows);
            count += entries.Length;
            if (entries.Length < PersistenceLimits.EntriesPerRead)
            {
                return count;
            }
        }
    }

    private static void Add(
        IExclusiveSession session, ProjectionSet projections, StoredEntry entry, List<(string Sql, object?[] Values)> rows)
    {
        var statements = new StatementList();
        projections.Project(
            entry.Bytes, entry.Stream, entry.Version, EntryPosition.Known(entry.Position),
            sha256 => Bytes(session, "SELECT bytes FROM ledger_document WHERE sha256 = $1", sha256),
            hash => Bytes(session, "SELECT bytes FROM ledger_detail WHERE hash = $1", hash), statements);
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

    private static ReadOnlyMemory<byte>? Bytes(IExclusiveSession session, string sql, string hash)
    {
        foreach (var bytes in session.Query(sql, reader => (byte[])reader.GetValue(0), hash))
        {
            return bytes;
        }

        return null;
    }

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

    private static void Swap(IExclusiveSession session, string table)
    {
        var (real, made) = session.IsPostgres ? ($"public.{table}", $"pg_temp.{table}") : ($"main.{table}", $"temp.{table}");
        session.Execute($"DELETE FROM {real}");
        session.Execute($"INSERT INTO {real} SELECT * FROM {made}");
        session.Execute($"DROP TABLE {made}");
    }
}

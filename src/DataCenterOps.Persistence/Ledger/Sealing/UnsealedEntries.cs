using System.Globalization;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>Finds what is to be sealed.</summary>
internal sealed class UnsealedEntries(IReadDatabase database)
{
    /// <summary>
    /// Entries without a leaf after a position, by position: as many as one step takes. The leaves are bounded by position, too,
    /// so that the search does not begin with the first of them. Whether the version before is sealed is asked for each entry by key: as
    /// <c>EXISTS</c> PostgreSQL answers it from a table of all versions ever sealed, which it makes anew each time.
    /// </summary>
    public async Task<IReadOnlyList<UnsealedEntry>> ReadAsync(long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT e.position, e.stream, e.version, e.bytes,
                CASE WHEN e.version = 1 THEN 1 ELSE COALESCE((
                    SELECT 1 FROM ledger_entry p JOIN ledger_leaf pl ON pl.position = p.position
                    WHERE p.stream = e.stream AND p.version = e.version - 1), 0) END
            FROM ledger_entry e
            WHERE e.position > {after}
                AND NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.position = e.position AND l.position > {after})
            ORDER BY e.position LIMIT {LedgerLimits.SealEntries}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<UnsealedEntry>();
        var bytes = 0L;
        while (bytes < LedgerLimits.SealBytes && await reader.ReadAsync(cancellationToken))
        {
            var entry = new UnsealedEntry(
                reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), (byte[])reader.GetValue(3), reader.GetInt32(4) == 1);
            entries.Add(entry);
            bytes += entry.Bytes.Length;
        }

        return entries;
    }

    /// <summary>
    /// A position below which nothing can appear any more at <paramref name="at"/> plus the time by which entries may be late: that of the last leaf that
    /// was in the tree then. 0 when there was none, or only the first of an epoch that a restore has begun: that one lies behind
    /// entries that still have none.
    /// </summary>
    public async Task<long> PositionAtAsync(long epoch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT COALESCE((SELECT position FROM ledger_leaf WHERE epoch = {epoch} AND leaf_index = (
                SELECT size - 1 FROM ledger_integration WHERE epoch = {epoch} AND integrated_at <= {SqlTime.Of(at)}{(epoch == 1 ? "" : " AND size > 1")}
                ORDER BY integrated_at DESC, size DESC LIMIT 1)), 0)
            """);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>When the tree was last extended; nothing while it is empty.</summary>
    public async Task<DateTimeOffset?> LastIntegrationAsync(long epoch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT integrated_at FROM ledger_integration WHERE epoch = {epoch} ORDER BY integrated_at DESC LIMIT 1");
        return await command.ExecuteScalarAsync(cancellationToken) is long at ? SqlTime.From(at) : null;
    }
}

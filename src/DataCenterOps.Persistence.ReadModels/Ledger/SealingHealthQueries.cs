using System.Globalization;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Reads how the sealing of the ledger stands. Counts and hashes only, of nobody's things.</summary>
public sealed class SealingHealthQueries(IReadDatabase database, TreeQueries tree)
{
    private const int HoursShown = 24;

    // Entries that were committed late lie among covered ones; those behind the last covered leaf are nearly all, and found by the key.
    private const string Uncovered =
        """
        FROM ledger_entry e JOIN entry_view v ON v.position = e.position
        WHERE e.position > COALESCE((
            SELECT l.position FROM ledger_leaf l JOIN ledger_head h ON h.epoch = l.epoch WHERE h.id = 1 AND l.leaf_index =
                (SELECT MAX(c.size) FROM ledger_checkpoint c WHERE c.epoch = h.epoch) - 1), 0)
        """;

    /// <summary>How it stands at <paramref name="now"/>.</summary>
    public async Task<SealingHealth> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await tree.HeadAsync(cancellationToken);
        var checkpoint = await tree.CheckpointAsync(head.Epoch, cancellationToken);
        var (waiting, oldest) = await WaitingAsync(cancellationToken);
        var (taken, hours) = await HoursAsync(head.Epoch, now, cancellationToken);
        return new SealingHealth(head, taken, checkpoint, waiting, oldest, hours);
    }

    /// <summary>When the oldest entry was written that no signed checkpoint covers; nothing when all are covered.</summary>
    public async Task<DateTimeOffset?> OldestWaitingAsync(CancellationToken cancellationToken) => (await WaitingAsync(cancellationToken)).Oldest;

    private async Task<(int Waiting, DateTimeOffset? Oldest)> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT COUNT(*), MIN(at) FROM (SELECT v.at AS at {Uncovered} ORDER BY e.position LIMIT {ReadLimits.Waiting}) AS waiting");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : SqlTime.From(reader.GetInt64(1)));
    }

    // A look by key for each bound, however large the ledger is.
    private async Task<(DateTimeOffset? Last, IReadOnlyList<LedgerHour> Hours)> HoursAsync(
        long epoch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        var bounds = Enumerable.Range(0, HoursShown + 1).Select(hour => next.AddHours(hour - HoursShown)).ToArray();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT (SELECT MAX(integrated_at) FROM ledger_integration WHERE epoch = {epoch.ToString(CultureInfo.InvariantCulture)}), "
            + string.Join(", ", bounds.Select(bound => string.Create(
                CultureInfo.InvariantCulture,
                $"""
                COALESCE((SELECT size FROM ledger_integration WHERE epoch = {epoch} AND integrated_at < {SqlTime.Of(bound)}
                    ORDER BY integrated_at DESC, size DESC LIMIT 1), 0)
                """)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        DateTimeOffset? last = await reader.IsDBNullAsync(0, cancellationToken) ? null : SqlTime.From(reader.GetInt64(0));
        return (last, [.. Enumerable.Range(0, HoursShown).Select(hour => new LedgerHour(
            bounds[hour], reader.GetInt64(hour + 2) - reader.GetInt64(hour + 1)))]);
    }
}

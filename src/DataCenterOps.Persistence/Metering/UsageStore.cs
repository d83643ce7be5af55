using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Metering;

/// <summary>The log of usage events.</summary>
public sealed class UsageStore(IReadDatabase database, IWriter writer, FactSeries series)
{
    /// <summary>What is known about these events.</summary>
    public async Task<KnownUsage> ReadAsync(ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);

        // Windows before names: what another sender of the same events commits in between is then a repeat. The other way
        // round its windows would be seen without its names, and each repeat would look like a contradiction.
        var windows = await WindowsAsync(connection, events, cancellationToken);
        return new KnownUsage
        {
            Windows = windows,
            Events = await StoredAsync(connection, events, cancellationToken),
            Subjects = await SubjectsAsync(connection, events, cancellationToken),
        };
    }

    /// <summary>Where these events lie in the log.</summary>
    public async Task<ImmutableDictionary<(string Source, string Id), StoredUsage>> OffsetsAsync(
        ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await StoredAsync(connection, events, cancellationToken);
    }

    /// <summary>Writes a batch in one commit, or nothing of it.</summary>
    /// <exception cref="RowsExpectedException">
    /// Somebody else wrote one of the names or windows since they were read, or has closed the silo's series: read again, decide again.
    /// </exception>
    public async Task AppendAsync(ImmutableArray<ReceivedUsage> items, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var open = items.Any(item => item.Outcome.IsKept()) ? await series.OpenAsync(DigestedTables.Usage, cancellationToken) : null;
        try
        {
            await writer.WriteAsync(new UsageAppend(database, items, receivedAt, open), cancellationToken);
        }
        catch (RowsExpectedException) when (open is not null)
        {
            await series.ReviewAsync(open, cancellationToken);
            throw;
        }
    }

    private async Task<ImmutableDictionary<(string Source, string Id), StoredUsage>> StoredAsync(
        DbConnection connection, ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        var stored = ImmutableDictionary.CreateBuilder<(string Source, string Id), StoredUsage>();
        foreach (var source in events.GroupBy(usage => usage.Source, StringComparer.Ordinal))
        {
            foreach (var ids in source.Select(usage => usage.Id).Distinct(StringComparer.Ordinal).Chunk(ReadLimits.IdsAtOnce))
            {
                var rows = await connection.QueryAsync<(string Id, string Digest, long Offset)>(new CommandDefinition(
                    $"SELECT event_id, digest, log_offset FROM usage_event_key WHERE source = @source AND {database.Among("event_id", "ids")}",
                    new { source = source.Key, ids },
                    cancellationToken: cancellationToken));
                stored.AddRange(rows.Select(row => KeyValuePair.Create((source.Key, row.Id), new StoredUsage(row.Digest, row.Offset))));
            }
        }

        return stored.ToImmutable();
    }

    private async Task<ImmutableDictionary<string, string>> WindowsAsync(
        DbConnection connection, ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        var windows = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var keys in events.Select(UsageWindow.KeyOf).Distinct(StringComparer.Ordinal).Chunk(ReadLimits.IdsAtOnce))
        {
            var rows = await connection.QueryAsync<(string Key, string Digest)>(new CommandDefinition(
                $"SELECT window_key, digest FROM usage_window WHERE {database.Among("window_key", "keys")}",
                new { keys },
                cancellationToken: cancellationToken));
            windows.AddRange(rows.Select(row => KeyValuePair.Create(row.Key, row.Digest)));
        }

        return windows.ToImmutable();
    }

    private async Task<ImmutableHashSet<UsageSubject>> SubjectsAsync(
        DbConnection connection, ImmutableArray<UsageEvent> events, CancellationToken cancellationToken)
    {
        var known = new HashSet<(string Tenant, string System, string Resource)>();
        foreach (var systems in events.Select(usage => usage.Subject.System).Distinct(StringComparer.Ordinal).Chunk(ReadLimits.IdsAtOnce))
        {
            var rows = await connection.QueryAsync<(string Tenant, string System, string Resource)>(new CommandDefinition(
                KnownSubjects.Of(column => database.Among(column, "systems")),
                new { systems },
                cancellationToken: cancellationToken));
            known.UnionWith(rows);
        }

        return [.. events.Select(usage => usage.Subject).Where(s => known.Contains((s.Tenant.Value, s.System, s.Resource ?? "")))];
    }
}

using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Metering;

/// <summary>
/// A batch of events in one commit: the log, the keys that make them unique, and anomalies beside it. When somebody else
/// was quicker with one of the names or windows, nothing is written.
/// </summary>
internal sealed class UsageAppend(
    IReadDatabase database, ImmutableArray<ReceivedUsage> items, DateTimeOffset receivedAt, OpenSeries? open) : IFactWrite
{
    // The row stays locked until the commit: offsets are in the order of commits, whoever else appends.
    private const string Advance = "UPDATE usage_head SET last = last + $1 WHERE id = 1";

    private static readonly DecimalSql Log = new(
        """
        INSERT INTO usage_event (
            log_offset, received_at, source, event_id, type, tenant, system, resource, meter, unit, quantity, from_at, until_at,
            quality, outcome, signature, canonical, series, number)
        SELECT h.last - CAST($1 AS bigint), CAST($2 AS bigint), CAST($3 AS text), CAST($4 AS text), CAST($5 AS text),
            CAST($6 AS text), CAST($7 AS text), CAST($8 AS text), CAST($9 AS text), CAST($10 AS text),
            CAST($11 AS numeric), CAST($12 AS bigint), CAST($13 AS bigint), CAST($14 AS text), CAST($15 AS text),
            CAST($16 AS text), $17, s.id, s.last - CAST($1 AS bigint)
        FROM usage_head h, fact_series s WHERE h.id = 1 AND s.id = $18 AND s.closed = 0
        """);

    private const string Key =
        """
        INSERT INTO usage_event_key (source, event_id, digest, log_offset)
        SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS text), last - CAST($4 AS bigint) FROM usage_head WHERE id = 1
        ON CONFLICT (source, event_id) DO NOTHING
        """;

    private const string Window =
        "INSERT INTO usage_window (window_key, digest) VALUES ($1, $2) ON CONFLICT (window_key) DO NOTHING";

    private const string Series =
        """
        INSERT INTO usage_series (tenant, meter, system, resource, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant, meter, system, resource) DO UPDATE SET
            first_at = CASE WHEN excluded.first_at < usage_series.first_at THEN excluded.first_at ELSE usage_series.first_at END,
            last_at = CASE WHEN excluded.last_at > usage_series.last_at THEN excluded.last_at ELSE usage_series.last_at END
        """;

    private const string Anomaly =
        """
        INSERT INTO usage_anomaly (source, event_id, digest, outcome, stored_digest, tenant, received_at, canonical)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (source, event_id, digest) DO NOTHING
        """;

    public void Write(IWriteSession session)
    {
        var kept = items.Where(item => item.Outcome.IsKept()).ToArray();
        if (kept.Length > 0)
        {
            session.ExecuteExactly(1, Advance, (long)kept.Length);
            open!.Advance(session, kept.Length);
        }

        for (var i = 0; i < kept.Length; i++)
        {
            Append(session, kept[i], kept.Length - 1 - i);
        }

        // In one order on every silo: two batches that touch the same series wait for each other at most once.
        foreach (var series in kept
            .GroupBy(item => (item.Event.Subject.Tenant, item.Event.Meter, item.Event.Subject.System, item.Event.Subject.Resource))
            .OrderBy(series => series.Key.ToString(), StringComparer.Ordinal))
        {
            var (tenant, meter, system, resource) = series.Key;
            session.Execute(
                Series, tenant, meter, system, resource ?? "", series.Min(item => item.Event.From), series.Max(item => item.Event.From));
        }

        foreach (var (usage, outcome, stored) in items.Where(item => item.Outcome.IsAnomaly()))
        {
            session.Execute(
                Anomaly, usage.Source, usage.Id, usage.Digest, outcome.Code(), stored ?? "", usage.Subject.Tenant, receivedAt,
                usage.Canonical.AsMemory());
        }
    }

    private void Append(IWriteSession session, ReceivedUsage item, long before)
    {
        var usage = item.Event;
        session.Execute(
            Log.For(database), before, receivedAt, usage.Source, usage.Id, usage.Type, usage.Subject.Tenant, usage.Subject.System,
            usage.Subject.Resource ?? "", usage.Meter, usage.Unit, usage.Quantity.ToString(), usage.From, usage.Until,
            usage.Quality.Code(), item.Outcome.Code(), usage.Signature, usage.Canonical.AsMemory(), open!.Id);
        session.ExecuteExactly(1, Key, usage.Source, usage.Id, usage.Digest, before);
        session.ExecuteExactly(1, Window, UsageWindow.KeyOf(usage), usage.Digest);
    }
}

using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Dapper;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Checks;

/// <summary>Reads what shards of check plans need, and forgets old results.</summary>
public sealed class CheckStore(IReadDatabase database, IWriter writer)
{
    // What is under no digest yet stays: without the row nothing would be left of it.
    private const string DeleteOld =
        """
        DELETE FROM check_result WHERE (check_id, due_at) IN (
            SELECT r.check_id, r.due_at FROM check_result r LEFT JOIN fact_series s ON s.id = r.series
            WHERE r.due_at < $1 AND (r.series IS NULL OR r.number <= s.digested) ORDER BY r.due_at LIMIT $2)
        """;

    /// <summary>A text that changes whenever a check or a site's ranges change: then shards read again.</summary>
    public async Task<string> RevisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            """
            SELECT CAST((SELECT count(*) FROM check_definition) AS text) || '-'
                || CAST((SELECT coalesce(max(position), 0) FROM check_definition) AS text) || '-'
                || CAST((SELECT coalesce(max(position), 0) FROM declared WHERE kind = 'Site') AS text)
            """,
            cancellationToken: cancellationToken)) ?? "";
    }

    /// <summary>Reads one shard: at most <paramref name="limit"/> checks of <paramref name="range"/>, the lowest hashes first.</summary>
    public async Task<CheckShard> ReadAsync(
        CheckPlan plan, HashRange range, StreamId stream, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var given = new { plan = plan.Code(), from = range.From, until = range.Until, limit, stream = stream.Value };
        CommandDefinition Ask(string sql) => new(sql, given, cancellationToken: cancellationToken);
        var definitions = await connection.QueryAsync<DefinitionRow>(Ask(
            """
            SELECT system, tenant, body FROM check_definition
            WHERE plan = @plan AND hash >= @from AND hash < @until ORDER BY hash, id LIMIT @limit
            """));
        var states = await connection.QueryAsync<HealthRow>(Ask(
            """
            SELECT check_id, state, since, last_due, last_result_at, last_outcome, last_reason, last_duration_ms,
                   failures, successes, untold, down_confirmed, tls_not_after, interval_s
            FROM check_state WHERE hash >= @from AND hash < @until
            """));
        var gone = await connection.QueryAsync<string>(Ask(
            """
            SELECT check_id FROM check_state s
            WHERE hash >= @from AND hash < @until AND plan = @plan
              AND NOT EXISTS (SELECT 1 FROM check_definition d WHERE d.id = s.check_id)
            """));
        var sites = await connection.QueryAsync<string>(Ask(
            "SELECT body FROM declared WHERE kind = 'Site' AND NOT retired AND body IS NOT NULL"));
        var version = await connection.ExecuteScalarAsync<long>(Ask(
            "SELECT coalesce(max(version), 0) FROM ledger_entry WHERE stream = @stream"));
        return new CheckShard(
            [.. definitions.Select(row => row.Read()).OfType<CheckDefinition>()],
            states.Select(row => row.Read()).ToImmutableDictionary(state => state.Id, state => state.Health),
            [.. gone.Select(id => CheckId.TryParse(id, out var check) ? check : default).Where(check => check != default)],
            [.. sites.SelectMany(Ranges).Distinct()],
            version);
    }

    /// <summary>Whether a system has any check left.</summary>
    public async Task<bool> HasChecksAsync(string system, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(*) FROM check_definition WHERE system = @system",
            new { system },
            cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Deletes results that were due before <paramref name="before"/> and are under a digest, a bounded number at a time.</summary>
    /// <returns>How many are gone.</returns>
    public async Task<long> DeleteResultsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var gone = 0L;
        int deleted;
        do
        {
            deleted = (await writer.WriteAsync(new Deletion(before), cancellationToken))[0];
            gone += deleted;
        }
        while (deleted == CheckLimits.DeletedAtOnce);
        return gone;
    }

    private static IEnumerable<IPNetwork> Ranges(string site)
    {
        using var document = JsonDocument.Parse(site);
        return document.RootElement.TryGetProperty("probeRanges", out var ranges) && ranges.ValueKind == JsonValueKind.Array
            ? [.. ranges.EnumerateArray()
                .Select(range => IPNetwork.TryParse(range.GetString(), out var network) ? network : (IPNetwork?)null)
                .OfType<IPNetwork>()]
            : [];
    }

    private sealed class Deletion(DateTimeOffset before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(DeleteOld, before, CheckLimits.DeletedAtOnce);
    }

    private sealed record DefinitionRow
    {
        public string System { get; init; } = "";

        public string Tenant { get; init; } = "";

        public string Body { get; init; } = "";

        // The estate was checked before it was applied. A check that an older release allowed is left out, not guessed at.
        public CheckDefinition? Read()
        {
            using var document = JsonDocument.Parse(Body);
            return TenantId.TryParse(Tenant, out var tenant)
                ? CheckDocument.Read(System, tenant, document.RootElement).Check
                : null;
        }
    }
}

using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>What is known of checks and systems. Other tenants' rows do not exist.</summary>
public sealed class CheckQueries(IReadDatabase database)
{
    private const int MicrosecondsPerSecond = 1_000_000;

    // Systems of one query of many: some tens of milliseconds.
    private const int SystemsAtOnce = 5_000;

    // A check that never ran has no row of its own yet: it is unknown. What is older than two intervals is unknown too.
    private const string Checks =
        """
        SELECT d.id, d.system, d.tenant, d.kind, d.target, d.interval_s,
               CASE WHEN s.last_result_at IS NULL THEN 'unknown'
                    WHEN s.last_result_at < @now - CAST(2 * d.interval_s AS bigint) * @second THEN 'unknown'
                    ELSE s.state END AS state,
               s.since, s.last_result_at, s.last_outcome, s.last_reason, s.last_duration_ms, s.tls_not_after
        FROM check_definition d LEFT JOIN check_state s ON s.check_id = d.id
        """;

    private const string Rank =
        "CASE state WHEN 'down' THEN 3 WHEN 'suspect' THEN 2 WHEN 'unknown' THEN 1 ELSE 0 END";

    /// <summary>The checks of a system with their states, by id.</summary>
    public async Task<ImmutableArray<CheckRow>> OfSystemAsync(
        TenantScope scope, string system, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. await AskAsync<CheckRow>(
            $"{Checks} WHERE d.system = @system AND {ScopeFilter.OwnSql(scope, "d.tenant")} ORDER BY d.id",
            scope, now, cancellationToken, system: system)];

    /// <summary>One check with its state; nothing when it does not exist.</summary>
    public async Task<CheckRow?> GetAsync(
        TenantScope scope, CheckId check, DateTimeOffset now, CancellationToken cancellationToken) =>
        First(await AskAsync<CheckRow>(
            $"{Checks} WHERE d.id = @id AND {ScopeFilter.OwnSql(scope, "d.tenant")}",
            scope, now, cancellationToken, id: check.Value));

    /// <summary>The checks that <paramref name="filter"/> lets through by id, a page at a time.</summary>
    public async Task<Page<CheckRow>> ListAsync(
        TenantScope scope, CheckFilter filter, DateTimeOffset now, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await AskAsync<CheckRow>(
            $"""
             SELECT * FROM ({Checks} WHERE d.id > @after AND {ScopeFilter.OwnSql(scope, "d.tenant")}
                            {(filter.System is null ? "" : "AND d.system = @system")}) c
             {(filter.State is null ? "" : "WHERE state = @state")} ORDER BY id LIMIT @limit
             """,
            scope, now, cancellationToken, system: filter.System ?? "", state: filter.State?.Code() ?? "",
            after: Cursor.TryRead(after, out var key) ? key : "", limit: Cursor.Limit(limit) + 1);
        return Cursor.Cut(rows, Cursor.Limit(limit), row => row.Id);
    }

    /// <summary>What is wrong now: checks that are not up, the worst first, at most <paramref name="limit"/>.</summary>
    public async Task<ImmutableArray<CheckRow>> WrongAsync(
        TenantScope scope, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        [.. await AskAsync<CheckRow>(
            $"""
             SELECT * FROM ({Checks} WHERE {ScopeFilter.OwnSql(scope, "d.tenant")}) c
             WHERE state <> 'up' ORDER BY {Rank} DESC, since, id LIMIT @limit
             """,
            scope, now, cancellationToken, limit: Cursor.Limit(limit))];

    /// <summary>How many checks are in each state.</summary>
    public async Task<ImmutableDictionary<CheckState, int>> CountsAsync(
        TenantScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await AskAsync<StateCount>(
            $"""
             SELECT state, CAST(count(*) AS integer) AS count
             FROM ({Checks} WHERE {ScopeFilter.OwnSql(scope, "d.tenant")}) c GROUP BY state
             """,
            scope, now, cancellationToken)).ToImmutableDictionary(row => CheckCodes.ParseState(row.State), row => row.Count);

    /// <summary>The worst state of every system that has checks, by system: all of them, read in parts.</summary>
    public async Task<ImmutableArray<SystemHealthRow>> SystemsAsync(
        TenantScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<SystemHealthRow>();
        List<SystemHealthRow> part;
        do
        {
            part = await AskAsync<SystemHealthRow>(
                Systems($"d.system > @after AND {ScopeFilter.OwnSql(scope, "d.tenant")}"), scope, now, cancellationToken,
                after: all.Count == 0 ? "" : all[^1].System, limit: SystemsAtOnce);
            all.AddRange(part);
        }
        while (part.Count == SystemsAtOnce);
        return all.ToImmutable();
    }

    /// <summary>The worst state of one system; nothing when it has no checks.</summary>
    public async Task<SystemHealthRow?> SystemAsync(
        TenantScope scope, string system, DateTimeOffset now, CancellationToken cancellationToken) =>
        First(await AskAsync<SystemHealthRow>(
            Systems($"d.system = @system AND {ScopeFilter.OwnSql(scope, "d.tenant")}"),
            scope, now, cancellationToken, system: system, limit: 1));

    /// <summary>The newest results of a check, the newest first, at most <paramref name="limit"/>.</summary>
    public async Task<ImmutableArray<CheckResultRow>> ResultsAsync(
        TenantScope scope, CheckId check, int limit, CancellationToken cancellationToken) =>
        [.. await AskAsync<CheckResultRow>(
            $"""
             SELECT r.due_at, r.delay_ms, r.duration_ms, r.outcome, r.reason, r.detail, r.status, r.leaf_not_after,
                    r.chain_not_after, r.observer
             FROM check_result r JOIN check_definition d ON d.id = r.check_id
             WHERE r.check_id = @id AND {ScopeFilter.OwnSql(scope, "d.tenant")} ORDER BY r.due_at DESC LIMIT @limit
             """,
            scope, DateTimeOffset.UnixEpoch, cancellationToken, id: check.Value, limit: Cursor.Limit(limit))];

    /// <summary>
    /// How often the checks of each system were good in [<paramref name="from"/>, <paramref name="until"/>): within the 48
    /// hours for which results are kept. One system when it is named.
    /// </summary>
    public async Task<ImmutableArray<AvailabilityRow>> AvailabilityAsync(
        TenantScope scope, string? system, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        [.. await AskAsync<AvailabilityRow>(
            $"""
             SELECT d.system,
                    CAST(sum(CASE r.outcome WHEN 'ok' THEN 1 ELSE 0 END) AS bigint) AS ok,
                    CAST(sum(CASE r.outcome WHEN 'fail' THEN 1 ELSE 0 END) AS bigint) AS fail,
                    CAST(sum(CASE r.outcome WHEN 'unknown' THEN 1 ELSE 0 END) AS bigint) AS unknown
             FROM check_definition d JOIN check_result r ON r.check_id = d.id
             WHERE r.due_at >= @from AND r.due_at < @now {(system is null ? "" : "AND d.system = @system")}
               AND {ScopeFilter.OwnSql(scope, "d.tenant")}
             GROUP BY d.system ORDER BY d.system
             """,
            scope, until, cancellationToken, system: system ?? "", from: from)];

    /// <summary>How many checks a plan has: into how many shards it is split.</summary>
    public async Task<int> CountAsync(CheckPlan plan, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(*) FROM check_definition WHERE plan = @plan",
            new { plan = plan.Code() },
            cancellationToken: cancellationToken));
    }

    private static string Systems(string where) =>
        $"""
         SELECT system, tenant, CASE max({Rank}) WHEN 3 THEN 'down' WHEN 2 THEN 'suspect' WHEN 1 THEN 'unknown' ELSE 'up' END AS state,
                CAST(count(*) AS integer) AS checks, max(last_result_at) AS last_result_at, min(tls_not_after) AS tls_not_after
         FROM ({Checks} WHERE {where}) c GROUP BY system, tenant ORDER BY system LIMIT @limit
         """;

    private static T? First<T>(List<T> rows)
        where T : class => rows is [var first, ..] ? first : null;

    private async Task<List<T>> AskAsync<T>(
        string sql, TenantScope scope, DateTimeOffset now, CancellationToken cancellationToken,
        string system = "", string id = "", string state = "", string after = "", int limit = 0, DateTimeOffset from = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(
            sql,
            new
            {
                scope = ScopeFilter.Parameter(scope),
                now = SqlTime.Of(now),
                second = (long)MicrosecondsPerSecond,
                system,
                id,
                state,
                after,
                limit,
                from = from == default ? 0 : SqlTime.Of(from),
            },
            commandTimeout: ReadLimits.CommandSeconds,
            cancellationToken: cancellationToken))];
    }

    private sealed record StateCount
    {
        public string State { get; init; } = "";

        public int Count { get; init; }
    }
}

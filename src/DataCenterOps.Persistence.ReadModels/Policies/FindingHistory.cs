using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>What became of findings, how many were open when, and how fresh that is.</summary>
public sealed class FindingHistory(IReadDatabase database)
{
    private const string Platform = "platform";

    /// <summary>What became of the findings of one subject, newest first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="kind">The kind of the subject.</param>
    /// <param name="id">Its id.</param>
    /// <param name="policy">Of this policy; absent for all.</param>
    /// <param name="rule">Of this rule; absent for all.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<FindingEventRow>> ListAsync(
        TenantScope scope, string kind, string id, string? policy, string? rule, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<FindingEventRow>(new CommandDefinition(
            $"""
             SELECT position, at, event, policy, rule, subject_kind, subject_id, tenant, severity, outcome, actor, revision
             FROM finding_event
             WHERE {ScopeFilter.Sql(scope)} AND subject_kind = @kind AND subject_id = @id AND position < @before
               {(string.IsNullOrEmpty(policy) ? "" : "AND policy = @policy")} {(string.IsNullOrEmpty(rule) ? "" : "AND rule = @rule")}
             ORDER BY position DESC LIMIT @take
             """,
            new
            {
                kind, id, policy, rule, before = Cursor.NumberOrStart(after) ?? long.MaxValue, take = rows + 1,
                scope = ScopeFilter.Parameter(scope),
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Position.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How many findings were open at the end of each day.</summary>
    /// <param name="scope">Whose: a tenant's are its own and what belongs to nobody, as in lists.</param>
    /// <param name="tenant">Of this tenant alone; absent for all of the scope.</param>
    /// <param name="until">The last day, in UTC.</param>
    /// <param name="days">How many days, at most <see cref="ReadLimits.TrendDays"/>.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>By day. Days before the first sweep are left out.</returns>
    public async Task<ImmutableArray<OpenOnDay>> TrendAsync(
        TenantScope scope, string? tenant, DateOnly until, int days, CancellationToken cancellationToken)
    {
        var from = until.AddDays(1 - Math.Clamp(days, 1, ReadLimits.TrendDays));
        var shards = (scope.IsAll ? "1 = 1" : scope.Tenant is null ? "1 = 0" : $"t.shard IN (@scope, '{Platform}')")
            + (string.IsNullOrEmpty(tenant) ? "" : " AND t.shard = @tenant");
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Shard, string Day, long Critical, long High, long Medium, long Low)>(new CommandDefinition(
            $"""
             SELECT t.shard, t.day, t.critical, t.high, t.medium, t.low FROM finding_trend t
             WHERE {shards} AND t.day <= @until AND t.day >= COALESCE(
                 (SELECT MAX(b.day) FROM finding_trend b WHERE b.shard = t.shard AND b.day <= @from), @from)
             ORDER BY t.shard, t.day
             """,
            new { scope = ScopeFilter.Parameter(scope), tenant, from = Text(from), until = Text(until) },
            cancellationToken: cancellationToken));
        return FindingTrend.Of(
            rows.Select(row => (row.Shard, new OpenOnDay(
                DateOnly.ParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), row.Critical, row.High, row.Medium, row.Low))),
            from, until);
    }

    /// <summary>The last sweep of each shard of the scope, by name.</summary>
    public async Task<ImmutableArray<SweepRunRow>> SweepsAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<SweepRunRow>(new CommandDefinition(
            $"""
             SELECT shard, mode, revision, judged_position, started_at, finished_at, full_at, subjects, open, sha256, position
             FROM sweep_run WHERE {(scope.IsAll ? "1 = 1" : scope.Tenant is null ? "1 = 0" : $"shard IN (@scope, '{Platform}')")} ORDER BY shard
             """,
            new { scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
        return [.. rows];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

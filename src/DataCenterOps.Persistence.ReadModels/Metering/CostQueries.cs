using System.Collections.Frozen;
using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>
/// What usage costs, as far as it is rated. Days are those of the usage, months those of the billing; both are civil in
/// Algeria. Other tenants' rows do not exist.
/// </summary>
public sealed class CostQueries(IReadDatabase database)
{
    private const string Columns = "tenant, period, system, meter, sku, pool, currency, CAST(amount AS text) AS amount";

    /// <summary>The cost of today and of this month of every tenant that has some, by tenant and currency.</summary>
    public async Task<ImmutableArray<TenantCostRow>> TenantsAsync(
        TenantScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        ByTenant(await NowAsync(scope, now, null, null, cancellationToken), now, await RunsAsync(scope, cancellationToken));

    /// <summary>The same of one tenant: a row for each currency, none when nothing is rated yet.</summary>
    public async Task<ImmutableArray<TenantCostRow>> TenantAsync(
        TenantScope scope, string tenant, DateTimeOffset now, CancellationToken cancellationToken) =>
        ByTenant(await NowAsync(scope, now, tenant, null, cancellationToken), now, await RunsAsync(scope, cancellationToken));

    /// <summary>The cost of today and of this month of each system of a tenant, by system and currency.</summary>
    public async Task<ImmutableArray<SystemCostRow>> SystemsAsync(
        TenantScope scope, string tenant, DateTimeOffset now, CancellationToken cancellationToken) =>
        BySystem(await NowAsync(scope, now, tenant, null, cancellationToken), now, await RunsAsync(scope, cancellationToken));

    /// <summary>The same of one system: a row for each currency, none when nothing is rated yet.</summary>
    public async Task<ImmutableArray<SystemCostRow>> SystemAsync(
        TenantScope scope, string system, DateTimeOffset now, CancellationToken cancellationToken) =>
        BySystem(await NowAsync(scope, now, null, system, cancellationToken), now, await RunsAsync(scope, cancellationToken));

    /// <summary>
    /// The cost of each civil day from <paramref name="from"/> to <paramref name="until"/>, the end exclusive; days
    /// without cost are left out. At most <see cref="ReadLimits.CostDays"/> days.
    /// </summary>
    public async Task<ImmutableArray<DayCostRow>> DaysAsync(
        TenantScope scope, string tenant, string? system, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var last = from.AddDays(ReadLimits.CostDays);
        var rows = await AskAsync(
            "period >= @from AND period < @until AND length(period) = 10", scope, tenant, system,
            CostPeriods.Day(from), CostPeriods.Day(until < last ? until : last), cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Period, row.Currency))
                .OrderBy(day => day.Key.Period, StringComparer.Ordinal).ThenBy(day => day.Key.Currency, StringComparer.Ordinal)
                .Select(day => new DayCostRow(CostPeriods.ReadDay(day.Key.Period), day.Key.Currency, CostSum.Total(day))),
        ];
    }

    /// <summary>What the month that holds <paramref name="month"/> is made of, by pool, sku and meter.</summary>
    public async Task<ImmutableArray<CostPartRow>> PartsAsync(
        TenantScope scope, string tenant, string? system, DateOnly month, CancellationToken cancellationToken)
    {
        var period = CostPeriods.Month(month);
        var rows = await AskAsync("period = @from", scope, tenant, system, period, period, cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Pool, row.Sku, row.Meter, row.Currency))
                .OrderBy(part => part.Key.Pool, StringComparer.Ordinal).ThenBy(part => part.Key.Sku, StringComparer.Ordinal)
                .ThenBy(part => part.Key.Meter, StringComparer.Ordinal).ThenBy(part => part.Key.Currency, StringComparer.Ordinal)
                .Select(part => new CostPartRow(part.Key.Pool, part.Key.Sku, part.Key.Meter, part.Key.Currency, CostSum.Total(part))),
        ];
    }

    /// <summary>What each tenant was charged from each pool since the beginning.</summary>
    public async Task<ImmutableArray<ChargedRow>> ChargedAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        var rows = await AskAsync("length(period) = 7", scope, null, null, "", "", cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Tenant, row.Pool, row.Currency))
                .Select(group => new ChargedRow(group.Key.Tenant, group.Key.Pool, group.Key.Currency, CostSum.Total(group))),
        ];
    }

    /// <summary>What of a tenant's usage is not priced, by meter; at most <see cref="ReadLimits.CostProblems"/>.</summary>
    public async Task<ImmutableArray<CostProblemRow>> ProblemsAsync(
        TenantScope scope, string tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<CostProblemRow>(new CommandDefinition(
                $"""
                 SELECT code, meter, system, resource, sku, from_at, until_at FROM rating_problem
                 WHERE tenant = @tenant AND {ScopeFilter.OwnSql(scope)}
                 ORDER BY meter, system, resource, code, sku, from_at LIMIT @take
                 """,
                new { tenant, scope = ScopeFilter.Parameter(scope), take = ReadLimits.CostProblems },
                cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>
    /// What the usage of some systems of the last full civil days costs in one currency, by system; systems of which nothing was
    /// rated in it are left out. For those who may read everybody's costs.
    /// </summary>
    /// <param name="systems">At most a page of them.</param>
    /// <param name="currency">As in <c>DZD</c>.</param>
    /// <param name="days">How many days before the one that holds <paramref name="now"/>; at most <see cref="ReadLimits.CostDays"/>.</param>
    /// <param name="now">The moment asked for.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyDictionary<string, Amount>> OfSystemsAsync(
        IReadOnlyCollection<string> systems, string currency, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (systems.Count == 0)
        {
            return FrozenDictionary<string, Amount>.Empty;
        }

        // Dapper writes a list of parameters for SQLite; Npgsql sends one array.
        var (today, part) = (CivilCalendar.Date(now), systems.Take(ReadLimits.PageRows).ToArray());
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<CostSum>(new CommandDefinition(
            $"""
             SELECT {Columns} FROM cost_sum
             WHERE period >= @from AND period < @until AND length(period) = 10 AND currency = @currency
               AND {(database.IsPostgres ? "system = ANY(@part)" : "system IN @part")}
             """,
            new { from = CostPeriods.Day(today.AddDays(-Math.Min(days, ReadLimits.CostDays))), until = CostPeriods.Day(today), currency, part },
            commandTimeout: ReadLimits.CommandSeconds,
            cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.System, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, CostSum.Total, StringComparer.Ordinal);
    }

    /// <summary>When a tenant's usage was last priced; absent before the first run.</summary>
    public async Task<DateTimeOffset?> LastRatingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var at = await connection.ExecuteScalarAsync<long?>(
            new CommandDefinition("SELECT MAX(succeeded_at) FROM rating_run", cancellationToken: cancellationToken));
        return at is { } known ? SqlTime.From(known) : null;
    }

    /// <summary>When the newest measurement of each tenant that sends any was made.</summary>
    public async Task<ImmutableArray<(string Tenant, DateTimeOffset At)>> LastUsageAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Tenant, long At)>(new CommandDefinition(
            "SELECT tenant, MAX(last_at) FROM usage_series GROUP BY tenant ORDER BY tenant", cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.Tenant, SqlTime.From(row.At)))];
    }

    private static ImmutableArray<TenantCostRow> ByTenant(
        List<CostSum> rows, DateTimeOffset now, Dictionary<string, DateTimeOffset> runs) =>
        [
            .. rows.GroupBy(row => (row.Tenant, row.Currency))
                .OrderBy(group => group.Key.Tenant, StringComparer.Ordinal).ThenBy(group => group.Key.Currency, StringComparer.Ordinal)
                .Select(group => new TenantCostRow(
                    group.Key.Tenant, group.Key.Currency, CostSum.Total(group.Where(row => row.Period == CostPeriods.DayOf(now))),
                    CostSum.Total(group.Where(row => row.Period == CostPeriods.MonthOf(now))), RatedUntil(runs, group.Key.Tenant))),
        ];

    private static ImmutableArray<SystemCostRow> BySystem(
        List<CostSum> rows, DateTimeOffset now, Dictionary<string, DateTimeOffset> runs) =>
        [
            .. rows.GroupBy(row => (row.Tenant, row.System, row.Currency))
                .OrderBy(group => group.Key.System, StringComparer.Ordinal).ThenBy(group => group.Key.Currency, StringComparer.Ordinal)
                .Select(group => new SystemCostRow(
                    group.Key.Tenant, group.Key.System, group.Key.Currency,
                    CostSum.Total(group.Where(row => row.Period == CostPeriods.DayOf(now))),
                    CostSum.Total(group.Where(row => row.Period == CostPeriods.MonthOf(now))), RatedUntil(runs, group.Key.Tenant))),
        ];

    private static DateTimeOffset? RatedUntil(Dictionary<string, DateTimeOffset> runs, string tenant) =>
        runs.TryGetValue(tenant, out var until) ? until : null;

    private Task<List<CostSum>> NowAsync(
        TenantScope scope, DateTimeOffset now, string? tenant, string? system, CancellationToken cancellationToken) =>
        AskAsync("period IN (@from, @until)", scope, tenant, system, CostPeriods.DayOf(now), CostPeriods.MonthOf(now), cancellationToken);

    private async Task<List<CostSum>> AskAsync(
        string period, TenantScope scope, string? tenant, string? system, string from, string until, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<CostSum>(new CommandDefinition(
            $"""
             SELECT {Columns} FROM cost_sum
             WHERE {period} AND {ScopeFilter.OwnSql(scope)} {(tenant is null ? "" : "AND tenant = @tenant")}
               {(system is null ? "" : "AND system = @system")}
             """,
            new { from, until, scope = ScopeFilter.Parameter(scope), tenant, system },
            commandTimeout: ReadLimits.CommandSeconds,
            cancellationToken: cancellationToken));
        return rows.AsList();
    }

    private async Task<Dictionary<string, DateTimeOffset>> RunsAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Tenant, long Until)>(new CommandDefinition(
            $"SELECT tenant, rated_until FROM rating_run WHERE {ScopeFilter.OwnSql(scope)}",
            new { scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Tenant, row => SqlTime.From(row.Until), StringComparer.Ordinal);
    }
}

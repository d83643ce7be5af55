using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Scores of sovereignty, of systems and of tenants. Sweeps keep them: nothing is judged when somebody reads.</summary>
public sealed class ScoreQueries(IReadDatabase database)
{
    private const string Columns =
        """
        system_id AS "System", tenant AS "Tenant", score AS "Score", declared AS "Declared", below AS "Below", weakest AS "Weakest",
        levels AS "Levels", body AS "Body", scored_at AS "ScoredAt", revision AS "Revision", position AS "Position"
        """;

    /// <summary>The score of one system; nothing where there is none or it is not for <paramref name="scope"/>.</summary>
    public async Task<ScoreRow?> GetAsync(TenantScope scope, string system, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ScoreRow>(new CommandDefinition(
            $"SELECT {Columns} FROM sovereignty_score WHERE system_id = @system AND {ScopeFilter.OwnSql(scope)}",
            new { system, scope = ScopeFilter.Parameter(scope) }, cancellationToken: cancellationToken));
    }

    /// <summary>The scores of a tenant's systems, the worst first, those that declare less before others, then by id.</summary>
    /// <param name="scope">Whose rows may be seen.</param>
    /// <param name="tenant">Whose systems.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<ScoreRow>> OfTenantAsync(
        TenantScope scope, string tenant, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        var key = Cursor.KeyOrStart(after).Split('\n');
        var (score, declared) = (0L, 0L);
        var goesOn = key.Length == 3 && TryNumber(key[0], out score) && TryNumber(key[1], out declared);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<ScoreRow>(new CommandDefinition(
            $"""
             SELECT {Columns} FROM sovereignty_score
             WHERE tenant = @tenant AND {ScopeFilter.OwnSql(scope)} {(goesOn ? "AND (score, declared, system_id) > (@score, @declared, @system)" : "")}
             ORDER BY score, declared, system_id LIMIT @take
             """,
            new { tenant, score, declared, system = key[^1], take = rows + 1, scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => FormattableString.Invariant($"{row.Score}\n{row.Declared}\n{row.System}"));
    }

    /// <summary>The scores of tenants that have one, by id.</summary>
    /// <inheritdoc cref="OfTenantAsync"/>
    public async Task<Page<TenantScoreRow>> TenantsAsync(TenantScope scope, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(string Tenant, string System, string Levels, long ScoredAt)>(new CommandDefinition(
            $"""
             SELECT tenant, system_id, levels, scored_at FROM sovereignty_score WHERE tenant IN (
                 SELECT DISTINCT tenant FROM sovereignty_score WHERE tenant > @after AND {ScopeFilter.OwnSql(scope)} ORDER BY tenant LIMIT @take)
             ORDER BY tenant, system_id
             """,
            new { after = Cursor.KeyOrStart(after), take = rows + 1, scope = ScopeFilter.Parameter(scope) }, cancellationToken: cancellationToken));
        return Cursor.Cut(Sum(found), rows, row => row.Tenant);
    }

    /// <summary>The score of one tenant; nothing where none of its systems has one.</summary>
    public async Task<TenantScoreRow?> TenantAsync(TenantScope scope, string tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(string Tenant, string System, string Levels, long ScoredAt)>(new CommandDefinition(
            $"SELECT tenant, system_id, levels, scored_at FROM sovereignty_score WHERE tenant = @tenant AND {ScopeFilter.OwnSql(scope)} ORDER BY system_id",
            new { tenant, scope = ScopeFilter.Parameter(scope) }, cancellationToken: cancellationToken));
        return Sum(found).FirstOrDefault();
    }

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static List<TenantScoreRow> Sum(IEnumerable<(string Tenant, string System, string Levels, long ScoredAt)> rows)
    {
        // Most systems of an estate stand alike, so few texts are read.
        var read = new Dictionary<string, ImmutableArray<ObjectiveLevel>>(StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(row => row.Tenant, StringComparer.Ordinal).Select(tenant => new TenantScoreRow(
                tenant.Key,
                TenantScore.Of([.. tenant.Select(row => new ScoredSystem(row.System, Levels(row.Levels)))])!,
                SqlTime.From(tenant.Max(row => row.ScoredAt)))),
        ];

        ImmutableArray<ObjectiveLevel> Levels(string text) =>
            read.TryGetValue(text, out var known) ? known : read[text] = ScoreJson.ReadLevels(text);
    }
}

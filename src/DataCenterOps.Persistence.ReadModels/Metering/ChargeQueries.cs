using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Metering;

/// <summary>The log of charges, in the order of usage. Other tenants' rows do not exist.</summary>
public sealed class ChargeQueries(IReadDatabase database)
{
    private const string Columns =
        """
        id, tenant, system, resource, meter, sku, price_id, book, pool, currency, unit, quality, site, zone, criticality,
        from_at, until_at, billing_month, is_correction, reverses, rated_at
        """;

    /// <summary>A page of charges.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<ChargeLine>> ListAsync(
        TenantScope scope, ChargeFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        var (from, id) = Place(after);
        var found = await AskAsync(
            $"""
             (from_at > @from OR (from_at = @from AND id > @id))
             {(filter.Tenant is null ? "" : "AND tenant = @tenant")} {(filter.System is null ? "" : "AND system = @system")}
             {(filter.Month is null ? "" : "AND billing_month = @month")}
             """,
            scope,
            new { from, id, tenant = filter.Tenant, system = filter.System, month = filter.Month, scope = ScopeFilter.Parameter(scope), take = rows + 1 },
            cancellationToken);
        return Cursor.Cut(found, rows, row => string.Create(CultureInfo.InvariantCulture, $"{SqlTime.Of(row.FromAt)} {row.Id}"));
    }

    /// <summary>One charge; nothing when the scope does not cover it.</summary>
    public async Task<ChargeLine?> GetAsync(TenantScope scope, string id, CancellationToken cancellationToken)
    {
        var found = await AskAsync(
            "id = @id", scope, new { id, scope = ScopeFilter.Parameter(scope), take = 1 }, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // The place of a cursor that is not ours is the beginning.
    private static (long From, string Id) Place(string? after) =>
        Cursor.KeyOrStart(after).Split(' ') is [var from, var id]
        && long.TryParse(from, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? (at, id)
            : (long.MinValue, "");

    private async Task<List<ChargeLine>> AskAsync(string which, TenantScope scope, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<ChargeLine, ChargeText, ChargeLine>(
            new CommandDefinition(
                $"""
                 SELECT {Columns}, {ChargeText.Columns} FROM charge
                 WHERE {which} AND {ScopeFilter.OwnSql(scope)}
                 ORDER BY from_at, id LIMIT @take
                 """,
                values,
                commandTimeout: ReadLimits.CommandSeconds,
                cancellationToken: cancellationToken),
            static (charge, decimals) => decimals.Into(charge),
            splitOn: "Quantity");
        return rows.AsList();
    }
}

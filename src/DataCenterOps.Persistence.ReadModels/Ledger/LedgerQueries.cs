using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Entries of the ledger for auditors.</summary>
public sealed class LedgerQueries(IReadDatabase database)
{
    private const string Columns =
        """
        v.position AS "Position", v.stream AS "Stream", v.version AS "Version", v.at AS "Time", v.type AS "Type",
        v.actor AS "Actor", v.tenant AS "Tenant", v.outcome AS "Outcome", e.bytes AS "Bytes"
        """;

    /// <summary>The entries that pass <paramref name="filter"/>, the newest first.</summary>
    /// <param name="scope">Whose. Entries of the platform as a whole are shown only to those who see everything.</param>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<EntryRow>> EntriesAsync(
        TenantScope scope, LedgerFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<EntryRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM entry_view v JOIN ledger_entry e ON e.position = v.position
            WHERE v.position < @cursor AND {Where(scope, filter)}
            ORDER BY v.position DESC LIMIT @take
            """,
            new
            {
                cursor = Cursor.NumberOrStart(after) ?? long.MaxValue,
                take = rows + 1,
                scope = ScopeFilter.Parameter(scope),
                filter.Stream,
                filter.Actor,
                filter.Type,
                filter.Outcome,
                filter.From,
                filter.Until,
                filter.Before,
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Position.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The position of the last entry; 0 before the first. A number, of nobody's things.</summary>
    public async Task<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COALESCE(MAX(position), 0) FROM ledger_entry", cancellationToken: cancellationToken));
    }

    /// <summary>One entry; nothing when there is none or the scope does not cover it.</summary>
    public async Task<EntryRow?> GetAsync(TenantScope scope, long position, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<EntryRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM entry_view v JOIN ledger_entry e ON e.position = v.position
            WHERE v.position = @position AND {ScopeFilter.OwnSql(scope, "v.tenant")}
            """,
            new { position, scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
    }

    private static string Where(TenantScope scope, LedgerFilter filter)
    {
        var conditions = new List<string> { ScopeFilter.OwnSql(scope, "v.tenant") };
        // The ledger's own key knows the streams; the view has no second index of them.
        Add(filter.Stream, "e.stream = @Stream");
        Add(filter.Actor, "v.actor = @Actor");
        Add(filter.Type, "v.type = @Type");
        Add(filter.Outcome, "v.outcome = @Outcome");
        Add(filter.From, "v.at >= @From");
        Add(filter.Until, "v.at < @Until");
        Add(filter.Before, "v.position < @Before");
        return string.Join(" AND ", conditions);

        void Add(object? value, string condition)
        {
            if (value is not (null or ""))
            {
                conditions.Add(condition);
            }
        }
    }
}

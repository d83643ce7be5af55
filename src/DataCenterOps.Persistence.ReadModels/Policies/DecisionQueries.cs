using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Decisions that were made.</summary>
public sealed class DecisionQueries(IReadDatabase database)
{
    private const string Columns =
        """
        id AS "Id", position AS "Position", at AS "At", tenant AS "Tenant", operation AS "Operation",
        subject_kind AS "SubjectKind", subject_id AS "SubjectId", outcome AS "Outcome", actor AS "Actor",
        revision AS "Revision", document_sha256 AS "DocumentSha256", json_sha256 AS "JsonSha256", results AS "Results",
        break_glass AS "BreakGlass"
        """;

    /// <summary>The decisions that pass <paramref name="filter"/>, the newest first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<DecisionRow>> ListAsync(
        TenantScope scope, DecisionFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        // Several decisions may share an entry's position: the id settles their order.
        var (before, beforeId) = Place(after);
        var found = await connection.QueryAsync<DecisionRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM decision
            WHERE (position < @before OR (position = @before AND id < @beforeId)) AND {Where(scope, filter)}
            ORDER BY position DESC, id DESC LIMIT @take
            """,
            new
            {
                before,
                beforeId,
                take = rows + 1,
                scope = ScopeFilter.Parameter(scope),
                filter.Outcome,
                filter.SubjectKind,
                filter.SubjectId,
                filter.BreakGlass,
                filter.From,
                filter.Until,
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(
            found.AsList(), rows, row => string.Create(CultureInfo.InvariantCulture, $"{row.Position} {row.Id}"));
    }

    /// <summary>One decision; nothing when there is none or the scope does not cover it.</summary>
    public async Task<DecisionRow?> GetAsync(TenantScope scope, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DecisionRow>(new CommandDefinition(
            $"SELECT {Columns} FROM decision WHERE id = @id AND {ScopeFilter.Sql(scope)}",
            new { id, scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
    }

    /// <summary>Whether <paramref name="actor"/> has made one under this break-glass.</summary>
    public async Task<bool> HasActedAsync(string breakGlass, string actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM decision WHERE break_glass = @breakGlass AND actor = @actor", new { breakGlass, actor }, cancellationToken: cancellationToken)) > 0;
    }

    private static (long Before, string BeforeId) Place(string? cursor)
    {
        var parts = Cursor.KeyOrStart(cursor).Split(' ', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? (position, parts[1])
            : (long.MaxValue, "");
    }

    private static string Where(TenantScope scope, DecisionFilter filter)
    {
        var conditions = new List<string> { ScopeFilter.Sql(scope) };
        Add(filter.Outcome, "outcome = @Outcome");
        Add(filter.SubjectKind, "subject_kind = @SubjectKind");
        Add(filter.SubjectId, "subject_id = @SubjectId");
        Add(filter.BreakGlass, "break_glass = @BreakGlass");
        Add(filter.From, "at >= @From");
        Add(filter.Until, "at < @Until");
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

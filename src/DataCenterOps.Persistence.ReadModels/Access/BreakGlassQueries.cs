using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Times in which enforcement is or was lifted. They are the platform's: who may read them may read all.</summary>
public sealed class BreakGlassQueries(IReadDatabase database)
{
    /// <summary>Those that nobody has ended, the oldest first.</summary>
    internal const string Open =
        """
        SELECT id AS "Id", tenant AS "Tenant", system AS "System", begun_at AS "BegunAt", until_at AS "UntilAt"
        FROM break_glass WHERE ended_at IS NULL ORDER BY id LIMIT @atOnce
        """;

    private const string Columns =
        """
        id AS "Id", tenant AS "Tenant", system AS "System", reason AS "Reason", requester AS "Requester", approvers AS "Approvers",
        begun_at AS "BegunAt", until_at AS "UntilAt", ended_at AS "EndedAt", ended_by AS "EndedBy", review_due AS "ReviewDue",
        reviewed_at AS "ReviewedAt", reviewer AS "Reviewer", review AS "Review",
        (SELECT COUNT(*) FROM decision d WHERE d.break_glass = break_glass.id) AS "Decisions"
        """;

    private const string IsActive = "ended_at IS NULL AND until_at > @now";

    private const string IsOverdue = "reviewed_at IS NULL AND review_due <= @now";

    /// <summary>What lifts enforcement at <paramref name="now"/>, for the banner of every page.</summary>
    public async Task<ImmutableArray<BreakGlassTime>> ActiveAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await OpenAsync(cancellationToken)).Where(time => time.IsActive(now))];

    /// <summary>What nobody has ended, whether its time is over or not.</summary>
    public async Task<ImmutableArray<BreakGlassTime>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<OpenBreakGlass>(
            new CommandDefinition(Open, new { atOnce = BreakGlassLimits.AtOnce }, cancellationToken: cancellationToken));
        return [.. found.Select(row => row.Time)];
    }

    /// <summary>How many lift enforcement, and how many were not reviewed in time.</summary>
    public async Task<(long Active, long Overdue)> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
            $"SELECT (SELECT COUNT(*) FROM break_glass WHERE {IsActive}), (SELECT COUNT(*) FROM break_glass WHERE {IsOverdue})",
            new { now = SqlTime.Of(now) }, cancellationToken: cancellationToken));
    }

    /// <summary>All of them, newest first.</summary>
    /// <param name="state">One of <c>BreakGlassStates.Codes</c>, or nothing for all.</param>
    /// <param name="now">The moment by which they stand.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<BreakGlassRow>> ListAsync(string? state, DateTimeOffset now, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        var filter = state switch
        {
            "active" => IsActive,
            "review" => $"reviewed_at IS NULL AND NOT ({IsActive}) AND review_due > @now",
            "overdue" => IsOverdue,
            "reviewed" => "reviewed_at IS NOT NULL",
            _ => "1 = 1",
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<BreakGlassRow>(new CommandDefinition(
            $"SELECT {Columns} FROM break_glass WHERE (@after = '' OR id < @after) AND {filter} ORDER BY id DESC LIMIT @take",
            new { after = Cursor.KeyOrStart(after), now = SqlTime.Of(now), take = rows + 1 }, cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>One, or nothing.</summary>
    public async Task<BreakGlassRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<BreakGlassRow>(new CommandDefinition(
            $"SELECT {Columns} FROM break_glass WHERE id = @id", new { id }, cancellationToken: cancellationToken));
    }
}

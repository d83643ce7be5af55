using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Requests for others' consent. What belongs to the platform is seen by those who see all tenants.</summary>
public sealed class ApprovalQueries(IReadDatabase database)
{
    private const string Columns =
        """
        id AS "Id", operation AS "Operation", subject_kind AS "SubjectKind", subject_id AS "SubjectId", tenant AS "Tenant",
        requester AS "Requester", digest AS "Digest", form AS "Form", others AS "Others", agreed AS "Agreed", state AS "State",
        requested_at AS "RequestedAt", expires_at AS "ExpiresAt"
        """;

    /// <summary>Requests, newest first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="operations">The operations that the reader may know about.</param>
    /// <param name="person">The reader, who sees what they were named deputy for.</param>
    /// <param name="state">One of <c>ApprovalStates.Codes</c>, or nothing for all.</param>
    /// <param name="now">The moment by which requests are over.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<ApprovalRow>> ListAsync(
        TenantScope scope, IReadOnlyCollection<string> operations, string? person, string? state, DateTimeOffset now, int limit, string? after,
        CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var filter = state switch
        {
            null => "1 = 1",
            "expired" => "(state = 'expired' OR (state IN ('waiting', 'approved') AND expires_at <= @now))",
            "waiting" or "approved" => "state = @state AND expires_at > @now",
            _ => "state = @state",
        };
        var key = Cursor.KeyOrStart(after);
        var found = await connection.QueryAsync<ApprovalRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM approval
            WHERE (@after = '' OR id < @after) AND ({Seen(operations)}) AND {ScopeFilter.OwnSql(scope)} AND {filter}
            ORDER BY id DESC LIMIT @take
            """,
            new { after = key, person, state, now = SqlTime.Of(now), scope = ScopeFilter.Parameter(scope), take = rows + 1 },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>One request, or nothing when there is none that the reader may know about.</summary>
    public async Task<ApprovalRow?> FindAsync(
        TenantScope scope, IReadOnlyCollection<string> operations, string? person, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ApprovalRow>(new CommandDefinition(
            $"SELECT {Columns} FROM approval WHERE id = @id AND ({Seen(operations)}) AND {ScopeFilter.OwnSql(scope)}",
            new { id, person, scope = ScopeFilter.Parameter(scope) }, cancellationToken: cancellationToken));
    }

    /// <summary>Requests that somebody has to go on with: enough have agreed, or their time is over and nobody has written that down.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT id FROM approval WHERE state = 'approved' OR (state = 'waiting' AND expires_at <= @now) ORDER BY id LIMIT @take",
            new { now = SqlTime.Of(now), take = ReadLimits.PageRows }, cancellationToken: cancellationToken));
        return found.AsList();
    }

    /// <summary>What was done to a request, in order. Few: persons, and what the program found.</summary>
    public async Task<IReadOnlyList<ApprovalAct>> ActsAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<ApprovalAct>(new CommandDefinition(
            """
            SELECT act AS "Act", person AS "Person", other AS "Other", note AS "Note", at AS "At"
            FROM approval_act WHERE approval = @id ORDER BY version LIMIT @take
            """,
            new { id, take = ReadLimits.PageRows }, cancellationToken: cancellationToken));
        return found.AsList();
    }

    // Names of operations are ours: they come from the table of the Domain and need no parameters.
    private static string Seen(IReadOnlyCollection<string> operations) =>
        $"""
        operation IN ({(operations.Count == 0 ? "''" : string.Join(", ", operations.Select(operation => $"'{operation}'")))})
        OR EXISTS (SELECT 1 FROM approval_act passed
                   WHERE passed.approval = approval.id AND passed.act = 'passed' AND passed.other = @person)
        """;
}

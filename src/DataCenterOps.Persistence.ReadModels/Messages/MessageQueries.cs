using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>Messages: each person's own, and what became of their sending.</summary>
public sealed class MessageQueries(IReadDatabase database)
{
    private const string Columns =
        """
        d.id AS "Id", d.carrier AS "Carrier", d.target AS "Target", d.state AS "State", d.total AS "Total", d.due_at AS "DueAt",
        d.next_at AS "NextAt", d.attempts AS "Attempts", d.error AS "Error", d.done_at AS "DoneAt",
        (SELECT m.kind FROM message_part p JOIN message m ON m.id = p.message WHERE p.dispatch = d.id ORDER BY p.message LIMIT 1) AS "Kind"
        """;

    /// <summary>The states of a sending.</summary>
    public static ImmutableArray<string> States { get; } = ["pending", "dead", "stranded", "sent", "dropped"];

    /// <summary>A person's messages, newest first.</summary>
    public async Task<Page<NoticeRow>> InboxAsync(string person, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<MessageRow>(new CommandDefinition(
            """
            SELECT m.id AS "Id", m.kind AS "Kind", m.facts AS "Facts", m.at AS "At", CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END AS "Read"
            FROM message_notice n JOIN message m ON m.id = n.message
            WHERE n.person = @person AND (@after = '' OR n.message < @after) ORDER BY n.message DESC LIMIT @take
            """,
            new { person, after = Cursor.KeyOrStart(after), take = rows + 1 },
            cancellationToken: cancellationToken));
        var page = Cursor.Cut(found.AsList(), rows, row => row.Id);
        return new Page<NoticeRow>(
            [.. page.Items.Select(row => row.ToMessage() is { } message ? new NoticeRow(row.Id, message, row.Read != 0) : null).OfType<NoticeRow>()], page.Next);
    }

    /// <summary>How many messages of a person were not before them yet.</summary>
    public async Task<long> UnreadAsync(string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM message_notice WHERE person = @person AND read_at IS NULL", new { person }, cancellationToken: cancellationToken));
    }

    /// <summary>One sending, or nothing.</summary>
    public async Task<DispatchRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DispatchRow>(
            new CommandDefinition($"SELECT {Columns} FROM message_dispatch d WHERE d.id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Sendings, newest first.</summary>
    /// <param name="state">One of <see cref="States"/>, or nothing for all.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<DispatchRow>> ListAsync(string? state, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<DispatchRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM message_dispatch d WHERE (@after = '' OR d.id < @after) AND {(state is null ? "1 = 1" : "d.state = @state")}
            ORDER BY d.id DESC LIMIT @take
            """,
            new { after = Cursor.KeyOrStart(after), state, take = rows + 1 }, cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>What waits, what was given up and what lost its carrier, by carrier.</summary>
    public async Task<ImmutableArray<DispatchCount>> CountsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<DispatchCount>(new CommandDefinition(
            """
            SELECT carrier AS "Carrier", state AS "State", COUNT(*) AS "Count", MIN(due_at) AS "OldestDueAt"
            FROM message_dispatch WHERE state IN ('pending', 'dead', 'stranded') GROUP BY carrier, state
            UNION ALL
            SELECT '' AS "Carrier", 'pending' AS "State", COUNT(*) AS "Count", MIN(at) AS "OldestDueAt"
            FROM message WHERE spread_at IS NULL HAVING COUNT(*) > 0
            """,
            cancellationToken: cancellationToken));
        return [.. found];
    }

    /// <summary>The messages of a sending, in order: at most <see cref="MessageLimits.DigestLines"/>.</summary>
    public async Task<ImmutableArray<Message>> PartsAsync(string dispatch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<MessageRow>(new CommandDefinition(
            """
            SELECT m.id AS "Id", m.kind AS "Kind", m.facts AS "Facts", m.at AS "At"
            FROM message_part p JOIN message m ON m.id = p.message WHERE p.dispatch = @dispatch ORDER BY p.message LIMIT @take
            """,
            new { dispatch, take = MessageLimits.DigestLines }, cancellationToken: cancellationToken));
        return [.. found.Select(row => row.ToMessage()).OfType<Message>()];
    }
}

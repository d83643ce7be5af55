using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Messages;

/// <summary>What is to be told because a time is over: nothing happens at that moment, so it is looked for.</summary>
public sealed class DueMessages(IReadDatabase database)
{
    private const string Expired =
        """
        SELECT form FROM approval a
        WHERE state IN ('waiting', 'approved') AND expires_at <= @now AND expires_at > @since
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = @kind || '/' || a.id)
        ORDER BY a.id LIMIT @take
        """;

    private const string Unreviewed =
        """
        SELECT id FROM break_glass b
        WHERE reviewed_at IS NULL AND review_due <= @now AND review_due > @since
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = @kind || '/' || b.id)
        ORDER BY b.id LIMIT @take
        """;

    /// <summary>Some of what nobody was told yet.</summary>
    public async Task<ImmutableArray<Message>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = await AskAsync(Expired, MessageKinds.ApprovalExpired, now, cancellationToken);
        var unreviewed = await AskAsync(Unreviewed, MessageKinds.BreakGlassReview, now, cancellationToken);
        return [.. expired.Select(form => ApprovalMessages.Expired(Read(form))), .. unreviewed.Select(id => BreakGlassMessages.ReviewDue(id, now))];
    }

    private async Task<IEnumerable<string>> AskAsync(string sql, MessageKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryAsync<string>(new CommandDefinition(
            sql,
            new { now = SqlTime.Of(now), since = SqlTime.Of(now - MessageLimits.OverdueSince), kind = kind.Code, take = MessageLimits.SpreadAtOnce },
            cancellationToken: cancellationToken));
    }

    private static ApprovalRequest Read(string form)
    {
        using var document = JsonDocument.Parse(form);
        return ApprovalForm.Read(document.RootElement);
    }
}

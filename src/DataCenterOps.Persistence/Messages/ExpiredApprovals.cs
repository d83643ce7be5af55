using Dapper;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.ReadModels;
using System.Text.Json;

namespace DataCenterOps.Persistence.Messages;

/// <summary>Requests whose time is over and whose requester does not know it yet: nothing happens at that moment, so it is looked for.</summary>
public sealed class ExpiredApprovals(IReadDatabase database)
{
    /// <summary>Some of them.</summary>
    public async Task<IReadOnlyList<ApprovalRequest>> UntoldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<string>(new CommandDefinition(
            """
            SELECT form FROM approval a
            WHERE state IN ('waiting', 'approved') AND expires_at <= @now AND expires_at > @since
              AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = @kind || '/' || a.id)
            ORDER BY a.id LIMIT @take
            """,
            new
            {
                now = SqlTime.Of(now),
                since = SqlTime.Of(now - MessageLimits.ExpiredSince),
                kind = MessageKinds.ApprovalExpired.Code,
                take = MessageLimits.SpreadAtOnce,
            },
            cancellationToken: cancellationToken));
        return [.. found.Select(Read)];
    }

    private static ApprovalRequest Read(string form)
    {
        using var document = JsonDocument.Parse(form);
        return ApprovalForm.Read(document.RootElement);
    }
}

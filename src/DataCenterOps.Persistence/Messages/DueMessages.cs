using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies.Waivers;
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

    // Told for the nearest day alone, and not of a waiver that was granted for less.
    private const string Ending =
        """
        SELECT id AS "Id", policy AS "Policy", tenant AS "Tenant", until_at AS "Until" FROM waiver w
        WHERE ended IS NULL AND until_at > @nearer AND until_at <= @days AND until_at - granted_at > @span
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.key = @kind || '/' || w.id || '/' || @name)
        ORDER BY w.id LIMIT @take
        """;

    /// <summary>Some of what nobody was told yet.</summary>
    public async Task<ImmutableArray<Message>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = await AskAsync(Expired, MessageKinds.ApprovalExpired, now, cancellationToken);
        var unreviewed = await AskAsync(Unreviewed, MessageKinds.BreakGlassReview, now, cancellationToken);
        return
        [
            .. expired.Select(form => ApprovalMessages.Expired(Read(form))),
            .. unreviewed.Select(id => BreakGlassMessages.ReviewDue(id, now)),
            .. await EndingAsync(now, cancellationToken),
        ];
    }

    private async Task<ImmutableArray<Message>> EndingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var messages = ImmutableArray.CreateBuilder<Message>();
        var reminders = WaiverLimits.ReminderDays.ToArray();
        await using var connection = await database.OpenAsync(cancellationToken);
        for (var i = 0; i < reminders.Length; i++)
        {
            var days = reminders[i];
            var nearer = i + 1 < reminders.Length ? reminders[i + 1] : 0;
            var rows = await connection.QueryAsync<(string Id, string Policy, string? Tenant, DateTimeOffset Until)>(new CommandDefinition(
                Ending,
                new
                {
                    nearer = SqlTime.Of(now.AddDays(nearer)),
                    days = SqlTime.Of(now.AddDays(days)),
                    span = (long)TimeSpan.FromDays(days).TotalMicroseconds,
                    kind = MessageKinds.WaiverEnding.Code,
                    name = days.ToString(CultureInfo.InvariantCulture),
                    take = MessageLimits.SpreadAtOnce,
                },
                cancellationToken: cancellationToken));
            messages.AddRange(rows.Select(row => WaiverMessages.Ending(
                row.Id, row.Policy, TenantId.TryParse(row.Tenant, out var tenant) ? tenant : null, row.Until, days, now)));
        }

        return messages.ToImmutable();
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

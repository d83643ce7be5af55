using System.Data.Common;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>A message that was not spread yet.</summary>
internal sealed record WaitingMessage(string Id, MessageKind? Kind, MessageAudience Audience)
{
    private const string Columns = "id, kind, person, roles, tenant, except_person";

    /// <summary>The oldest that wait. Another silo passes over those that this one has taken.</summary>
    public static WaitingMessage[] Take(IExclusiveSession session) =>
    [
        .. session.Query(
            $"SELECT {Columns} FROM message WHERE spread_at IS NULL ORDER BY id LIMIT $1 {(session.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "")}",
            Read, (long)MessageLimits.SpreadAtOnce),
    ];

    private static WaitingMessage Read(DbDataReader reader)
    {
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        var audience = Text(2) is { } person
            ? MessageAudience.Of(person)
            : MessageAudience.With(
                [.. reader.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)],
                TenantId.TryParse(Text(4), out var tenant) ? tenant : null,
                Text(5));
        return new WaitingMessage(reader.GetString(0), MessageKinds.Find(reader.GetString(1)), audience);
    }
}

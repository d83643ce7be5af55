using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>
/// What is to be told, written with the entry that causes it: neither is there without the other. Telling the same thing again
/// changes nothing.
/// </summary>
public static class MessageFacts
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Messages as facts of a commit.</summary>
    public static ImmutableArray<IFactWrite> Tell(ImmutableArray<Message> messages) => [.. messages.Select(Tell)];

    /// <summary>A message as a fact of a commit.</summary>
    public static IFactWrite Tell(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Statement(
            """
            INSERT INTO message (id, key, kind, facts, person, roles, tenant, except_person, at, spread_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL) ON CONFLICT (key) DO NOTHING
            """,
            Values(message));
    }

    /// <summary>
    /// A message that is told where a condition holds. The condition is part of the statement, so that two silos see one
    /// another; its values follow those of the message, from <c>$10</c>.
    /// </summary>
    internal static Statement TellWhere(Message message, string condition, params object?[] values) => new(
        $"""
        INSERT INTO message (id, key, kind, facts, person, roles, tenant, except_person, at, spread_at)
        SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS text), CAST($4 AS text), CAST($5 AS text), CAST($6 AS text), CAST($7 AS text),
               CAST($8 AS text), CAST($9 AS bigint), CAST(NULL AS bigint)
        WHERE {condition} ON CONFLICT (key) DO NOTHING
        """,
        [.. Values(message), .. values]);

    private static object?[] Values(Message message)
    {
        var facts = JsonSerializer.Serialize(message.Facts, Readable);
        if (facts.Length > MessageLimits.FactsBytes)
        {
            throw new ArgumentException($"a message has at most {MessageLimits.FactsBytes} bytes of facts", nameof(message));
        }

        var audience = message.Audience;
        return
        [
            Guid.CreateVersion7(message.At).ToString("D"), message.Key, message.Kind.Code, facts, audience.Person,
            string.Join(',', audience.Roles.Select(role => role.Code())), audience.Tenant?.Value, audience.Except, message.At,
        ];
    }
}

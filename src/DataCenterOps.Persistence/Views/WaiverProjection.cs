using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Permissions to leave findings open, from the entries of <see cref="WaiverEntryTypes"/>.</summary>
internal sealed class WaiverProjection : IProjection
{
    // Only what is in the ledger counts and not what came to be written first: one waiver takes another's place from its own stream.
    private const string First =
        """
        UPDATE waiver SET (ended, ended_at, ended_by, end_reason, position) = (
            SELECT e.ended, e.ended_at, e.ended_by, e.end_reason, e.position FROM waiver_end e WHERE e.waiver = $1 ORDER BY e.position LIMIT 1)
        WHERE id = $1 AND EXISTS (SELECT 1 FROM waiver_end e WHERE e.waiver = $1)
        """;

    public ImmutableArray<string> Tables { get; } = ["waiver", "waiver_end"];

    public bool Handles(string type) => type is WaiverEntryTypes.Granted or WaiverEntryTypes.Revoked or WaiverEntryTypes.Expired;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var id = body.GetProperty("id").GetString()!;
        switch (entry.Type)
        {
            case WaiverEntryTypes.Granted:
                Grant(id, entry, body, session);
                break;
            case WaiverEntryTypes.Revoked:
                End(id, WaiverStates.Revoked, Time(body, "at"), body.Text("person"), Words(entry), entry, session);
                break;
            default:
                End(id, WaiverStates.Expired, Time(body, "at"), null, null, entry, session);
                break;
        }
    }

    private static void Grant(string id, ProjectedEntry entry, JsonElement body, IWriteSession session)
    {
        var frozen = WaiverArguments.Read(body);
        var from = Time(body, "from");
        session.Execute(
            """
            INSERT INTO waiver (id, tenant, policy, category, reason, ticket, risk_owner, arguments, pairs, points, renewal, requester, approvers,
                                granted_at, since_at, until_at, ended, ended_at, ended_by, end_reason, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, NULL, NULL, NULL, NULL, $17)
            """,
            id, entry.Tenant, frozen.Request.Policy, frozen.Category, frozen.Request.Reason, frozen.Request.Ticket, frozen.Request.RiskOwner,
            frozen.Write(), (long)frozen.Pairs.Length, frozen.Pairs.Sum(pair => (long)pair.Points), (long)frozen.Renewal.Number,
            body.TextOr("requester", ""), string.Join(',', body.List("approvers").Select(person => person.GetString())),
            from, frozen.Renewal.Since ?? from, frozen.Request.Until, entry.Position);
        session.Execute(First, id);
        foreach (var former in frozen.Renewal.Supersedes)
        {
            End(former, WaiverStates.Superseded, from, body.TextOr("requester", ""), id, entry, session);
        }
    }

    private static void End(
        string id, string how, DateTimeOffset at, string? person, string? reason, ProjectedEntry entry, IWriteSession session)
    {
        // Holds the row first: of two that end it at once, the second looks at what has ended it when the first is committed.
        session.Execute("UPDATE waiver SET position = position WHERE id = $1", id);
        session.Execute(
            "INSERT INTO waiver_end (waiver, position, ended, ended_at, ended_by, end_reason) VALUES ($1, $2, $3, $4, $5, $6)",
            id, entry.Position, how, at, person, reason);
        session.Execute(First, id);
    }

    private static DateTimeOffset Time(JsonElement body, string member) => DateTimeOffset.Parse(
        body.GetProperty(member).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Words(ProjectedEntry entry)
    {
        if (entry.Detail is not { } detail)
        {
            return null;
        }

        using var words = JsonDocument.Parse(detail);
        return words.RootElement.Text("reason");
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Times in which enforcement was lifted, from the entries of <see cref="BreakGlassEntryTypes"/>.</summary>
internal sealed class BreakGlassProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["break_glass"];

    public bool Handles(string type) => type is BreakGlassEntryTypes.Begun or BreakGlassEntryTypes.Ended or BreakGlassEntryTypes.Reviewed;

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
            case BreakGlassEntryTypes.Begun:
                session.Execute(
                    """
                    INSERT INTO break_glass (id, tenant, system, reason, requester, approvers, begun_at, until_at, ended_at, ended_by, early,
                                             review_due, reviewed_at, reviewer, review, position)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, 0, $9, NULL, NULL, NULL, $10)
                    """,
                    id, body.Text("tenant"), body.Text("system"), body.TextOr("reason", ""), body.TextOr("requester", ""),
                    string.Join(',', body.List("approvers").Select(person => person.GetString())), Time(body, "from"), Time(body, "until"),
                    Time(body, "reviewDue"), entry.Position);
                break;
            case BreakGlassEntryTypes.Ended:
                session.Execute(
                    "UPDATE break_glass SET ended_at = $2, ended_by = $3, early = $4, review_due = $5 WHERE id = $1",
                    id, Time(body, "at"), body.Text("person"), body.Flag("early") ? 1L : 0L, Time(body, "reviewDue"));
                break;
            default:
                session.Execute(
                    "UPDATE break_glass SET reviewed_at = $2, reviewer = $3, review = $4 WHERE id = $1", id, entry.Time, body.Text("person"), Words(entry));
                break;
        }
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
        return words.RootElement.Text("text");
    }
}

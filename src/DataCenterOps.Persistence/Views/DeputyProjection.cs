using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>Standing deputies, from the entries of <see cref="DeputyEntryTypes"/>: one row for each person who has one.</summary>
internal sealed class DeputyProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["deputy"];

    public bool Handles(string type) => type is DeputyEntryTypes.Named or DeputyEntryTypes.Ended;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var person = body.GetProperty("person").GetString();
        if (entry.Type == DeputyEntryTypes.Ended)
        {
            session.Execute("DELETE FROM deputy WHERE person = $1", person);
            return;
        }

        session.Execute(
            """
            INSERT INTO deputy (person, deputy, roles, from_at, until_at, position) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (person) DO UPDATE SET deputy = excluded.deputy, roles = excluded.roles, from_at = excluded.from_at,
                until_at = excluded.until_at, position = excluded.position
            """,
            person, body.TextOr("deputy", ""), string.Join(',', body.List("roles").Select(role => role.GetString())),
            Time("from"), Time("until"), entry.Position);

        DateTimeOffset Time(string member) => DateTimeOffset.Parse(
            body.GetProperty(member).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}

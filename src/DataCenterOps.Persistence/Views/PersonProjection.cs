using System.Collections.Immutable;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// People who may come in, by pseudonym. <c>access/person-invited/1</c>, <c>access/person-granted/1</c>,
/// <c>access/person-admitted/1</c> and <c>access/person-reset/1</c>: <c>{"person","roles":[…],"tenant"}</c>, tenant <c>*</c> for all; the others: <c>{"person"}</c>.
/// </summary>
internal sealed class PersonProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["person"];

    public bool Handles(string type) => type is "access/person-invited/1" or "access/person-granted/1" or "access/person-joined/1"
        or "access/person-admitted/1"
        or "access/person-reset/1" or "access/person-disabled/1" or "access/person-enabled/1";

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var id = body.GetProperty("person").GetString();
        switch (entry.Type)
        {
            case "access/person-invited/1":
                session.Execute(
                    "INSERT INTO person (id, roles, tenant, state, created_at, joined_at, position) VALUES ($1, $2, $3, 'invited', $4, NULL, $5)",
                    id, Roles(body), body.TextOr("tenant", ""), entry.Time, entry.Position);
                break;
            case "access/person-admitted/1":
                session.Execute(
                    """
                    INSERT INTO person (id, roles, tenant, state, created_at, joined_at, position) VALUES ($1, $2, $3, 'active', $4, $4, $5)
                    ON CONFLICT (id) DO UPDATE SET roles = excluded.roles, tenant = excluded.tenant
                    """,
                    id, Roles(body), body.TextOr("tenant", ""), entry.Time, entry.Position);
                break;
            case "access/person-granted/1":
                Grant(id, body, session);
                break;
            case "access/person-joined/1":
                session.Execute("UPDATE person SET state = 'active', joined_at = $2 WHERE id = $1", id, entry.Time);
                break;
            case "access/person-reset/1":
                session.Execute("UPDATE person SET joined_at = NULL, state = CASE WHEN state = 'disabled' THEN state ELSE 'invited' END WHERE id = $1", id);
                if (body.TryGetProperty("roles", out _))
                {
                    Grant(id, body, session);
                }

                break;
            case "access/person-disabled/1":
                session.Execute("UPDATE person SET state = 'disabled' WHERE id = $1", id);
                break;
            default:
                session.Execute("UPDATE person SET state = CASE WHEN joined_at IS NULL THEN 'invited' ELSE 'active' END WHERE id = $1", id);
                break;
        }
    }

    private static void Grant(string? id, System.Text.Json.JsonElement body, IWriteSession session) =>
        session.Execute("UPDATE person SET roles = $2, tenant = $3 WHERE id = $1", id, Roles(body), body.TextOr("tenant", ""));

    private static string Roles(System.Text.Json.JsonElement body) => string.Join(',', body.List("roles").Select(role => role.GetString()));
}

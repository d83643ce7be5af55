using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// API tokens without their secrets. <c>access/token-created/1</c>: <c>{"id","name","subject","roles":[…],"tenant",
/// "expiresAt","person","networks":[…],"scopes":[…]}</c>, tenant <c>*</c> for all, the last three optional; <c>access/token-revoked/1</c>: <c>{"id"}</c>.
/// </summary>
internal sealed class TokenProjection : IProjection
{
    public ImmutableArray<string> Tables { get; } = ["token"];

    public bool Handles(string type) => type is "access/token-created/1" or "access/token-revoked/1";

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var body = entry.Body;
        var id = body.GetProperty("id").GetString();
        if (entry.Type == "access/token-revoked/1")
        {
            session.Execute("UPDATE token SET revoked_at = $2 WHERE id = $1", id, entry.Time);
            return;
        }

        session.Execute(
            """
            INSERT INTO token (id, name, subject, roles, tenant, created_at, expires_at, revoked_at, position, person, networks, operations)
            VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8, $9, $10, $11)
            """,
            id, body.TextOr("name", ""), body.TextOr("subject", ""),
            string.Join(',', body.List("roles").Select(role => role.GetString())), body.TextOr("tenant", "*"), entry.Time,
            DateTimeOffset.Parse(
                body.GetProperty("expiresAt").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            entry.Position, body.Text("person"), Joined(body, "networks"), Joined(body, "scopes"));
    }

    private static string? Joined(JsonElement body, string member) =>
        body.TryGetProperty(member, out var list) ? string.Join(',', list.EnumerateArray().Select(text => text.GetString())) : null;
}

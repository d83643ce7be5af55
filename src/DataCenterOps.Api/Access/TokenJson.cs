using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Api.Access;

/// <summary>A token in JSON, without its secret.</summary>
internal static class TokenJson
{
    public static string Write(TokenRow row) => new JsonObject
    {
        ["id"] = row.Id,
        ["name"] = row.Name,
        ["subject"] = row.Subject,
        ["person"] = row.Person,
        ["roles"] = new JsonArray([.. row.Roles.Split(',').Select(role => JsonValue.Create(role))]),
        ["tenant"] = row.Tenant,
        ["createdAt"] = Rfc3339.Write(row.CreatedAt),
        ["expiresAt"] = Rfc3339.Write(row.ExpiresAt),
        ["revokedAt"] = row.RevokedAt is { } at ? Rfc3339.Write(at) : null,
    }.ToJsonString();
}

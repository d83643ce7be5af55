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
        ["roles"] = List(row.Roles),
        ["tenant"] = row.Tenant,
        ["networks"] = List(row.Networks),
        ["scopes"] = List(row.Operations),
        ["createdAt"] = Rfc3339.Write(row.CreatedAt),
        ["expiresAt"] = Rfc3339.Write(row.ExpiresAt),
        ["lastUsedAt"] = row.LastUsedAt is { } used ? Rfc3339.Write(used) : null,
        ["revokedAt"] = row.RevokedAt is { } at ? Rfc3339.Write(at) : null,
    }.ToJsonString();

    private static JsonArray? List(string? text) => text is null ? null : [.. text.Split(',').Select(one => JsonValue.Create(one))];
}

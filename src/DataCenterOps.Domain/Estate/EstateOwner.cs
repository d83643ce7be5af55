using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Finds the tenant that a document belongs to.</summary>
public static class EstateOwner
{
    /// <summary>The owner, or null when there is none or nobody can tell.</summary>
    /// <param name="kind">The document's kind.</param>
    /// <param name="id">Its full id.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="tenantOfSystem">The tenant of a system, for the ends of flows.</param>
    public static TenantId? Of(DocumentKind kind, string id, JsonElement fields, Func<string, TenantId?> tenantOfSystem)
    {
        switch (kind.Owner)
        {
            case OwnerRule.Itself:
                return TenantId.TryParse(id, out var self) ? self : null;
            case OwnerRule.Field:
                return Tenant(fields, kind.OwnerField!);
            case OwnerRule.FirstParty:
                return fields.TryGetProperty("parties", out var parties) && parties.GetArrayLength() > 0
                    && TenantId.TryParse(parties[0].GetString(), out var first) ? first : null;
            case OwnerRule.FlowEnds:
                return SystemOf(fields, "from", tenantOfSystem) ?? SystemOf(fields, "to", tenantOfSystem);
            default:
                return null;
        }
    }

    private static TenantId? Tenant(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && TenantId.TryParse(value.GetString(), out var tenant) ? tenant : null;

    private static TenantId? SystemOf(JsonElement fields, string end, Func<string, TenantId?> tenantOfSystem) =>
        fields.TryGetProperty(end, out var party) && party.TryGetProperty("system", out var system)
            ? tenantOfSystem(system.GetString()!)
            : null;
}

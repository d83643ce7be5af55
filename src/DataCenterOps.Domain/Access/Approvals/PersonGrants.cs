using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>
/// How privileged roles come to a person: by two others, and only once the person holds factors that nobody else has
/// handed out. Whoever could invite or reset a privileged account alone could become the second person.
/// </summary>
public static class PersonGrants
{
    /// <summary>The privileged roles over all tenants that the person would have and does not have yet.</summary>
    public static ImmutableArray<Role> Gained(PersonState before, ImmutableArray<Role> roles, TenantScope scope)
    {
        ArgumentNullException.ThrowIfNull(before);
        return scope.IsAll
            ? [.. roles.Distinct().Where(NeedsTwo.Privileged.Contains).Where(role => !before.Scope.IsAll || !before.Roles.Contains(role))]
            : [];
    }

    /// <summary>What is left of the roles when somebody else holds a new link to the account.</summary>
    public static ImmutableArray<Role> AfterReset(PersonState before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.Scope.IsAll ? [.. before.Roles.Where(role => !NeedsTwo.Privileged.Contains(role))] : before.Roles;
    }

    /// <summary>Why nobody can be asked to agree yet.</summary>
    public static ImmutableArray<Reason> RefuseAsking(PersonState before, DateTimeOffset? joinedAt, IReadOnlyCollection<string> factors)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(factors);
        return !before.IsDisabled && joinedAt is not null && factors.Count > 0
            ? []
            : [new Reason("person.not_joined", "a privileged role is asked for once the person has joined with factors of their own")];
    }

    /// <summary>What is frozen: the roles, and by what the person can be told to be the one who was meant.</summary>
    public static string Write(
        string person, ImmutableArray<Role> roles, TenantScope scope, DateTimeOffset joinedAt, IEnumerable<string> factors) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
        {
            ["factors"] = new JsonArray([.. factors.Order(StringComparer.Ordinal).Select(factor => JsonValue.Create(factor))]),
            ["joinedAt"] = Rfc3339.Write(joinedAt),
            ["person"] = person,
            ["roles"] = new JsonArray([.. roles.Distinct().Select(role => role.Code()).Order(StringComparer.Ordinal).Select(code => JsonValue.Create(code))]),
            ["tenant"] = scope.ToString(),
        }));

    /// <summary>The roles and the scope that were frozen.</summary>
    public static (ImmutableArray<Role> Roles, TenantScope Scope) Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        return (
            [.. root.GetProperty("roles").EnumerateArray().Select(code => RoleCodes.Parse(code.GetString()!))],
            TenantScope.TryParse(root.GetProperty("tenant").GetString(), out var scope) ? scope : default);
    }
}

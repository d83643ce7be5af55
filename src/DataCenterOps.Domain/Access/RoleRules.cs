using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access;

/// <summary>Which roles go with which scope, for persons and for tokens.</summary>
internal static class RoleRules
{
    private static readonly ImmutableArray<Role> OfOneTenant = [Role.TenantAdmin, Role.TenantReader, Role.Dpo];

    /// <summary>Every reason against giving these roles there.</summary>
    public static IEnumerable<string> Refuse(ImmutableArray<Role> roles, TenantScope scope)
    {
        if (roles.IsDefaultOrEmpty || roles.Contains(Role.System))
        {
            yield return "there is at least one role, and never that of the program itself";
            yield break;
        }

        if (scope.IsAll && roles.Any(OfOneTenant.Contains))
        {
            yield return $"{string.Join(", ", OfOneTenant.Select(role => $"`{role.Code()}`"))} are roles in one tenant";
        }

        if (!scope.IsAll && roles.Contains(Role.PlatformAdmin))
        {
            yield return $"`{Role.PlatformAdmin.Code()}` is a role over the whole platform";
        }
    }
}

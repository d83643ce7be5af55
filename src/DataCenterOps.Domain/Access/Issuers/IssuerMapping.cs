using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Domain.Access.Issuers;

/// <summary>What somebody is given who has a value in the claim of roles.</summary>
/// <param name="Value">The value, compared letter by letter.</param>
/// <param name="Roles">What for.</param>
/// <param name="Scope">Whose things; absent where the issuer names the tenant in a claim of its own.</param>
public sealed record IssuerMapping(string Value, ImmutableArray<Role> Roles, TenantScope? Scope)
{
    /// <summary>What stands in place of a tenant where the claim says which.</summary>
    public const string FromClaim = "claim";

    /// <summary>Reads a row of the configuration.</summary>
    /// <param name="value">The claim's value.</param>
    /// <param name="roles">Codes of roles, separated by commas.</param>
    /// <param name="tenant"><c>*</c>, a tenant or <see cref="FromClaim"/>.</param>
    /// <param name="mayBePrivileged">Whether the issuer may give roles that take two persons elsewhere.</param>
    /// <returns>The row, or every reason why there is none.</returns>
    public static (IssuerMapping? Mapping, ImmutableArray<string> Errors) Read(string? value, string? roles, string? tenant, bool mayBePrivileged)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        if (value is not { Length: > 0 and <= IssuerLimits.Text })
        {
            errors.Add($"`Value` has 1 to {IssuerLimits.Text} characters");
        }

        ImmutableArray<Role> given =
        [
            .. (roles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System),
        ];
        TenantScope? scope = null;
        if (tenant != FromClaim)
        {
            if (!TenantScope.TryParse(tenant, out var parsed))
            {
                errors.Add($"`Tenant` is `*`, a tenant or `{FromClaim}`");
                return (null, errors.ToImmutable());
            }

            scope = parsed;
            errors.AddRange(RoleRules.Refuse(given, parsed));
        }
        else if (given.IsEmpty || given.Contains(Role.System))
        {
            errors.Add("`Roles` are codes of roles");
        }

        if (!mayBePrivileged && scope is { } whose && NeedsTwo.IsPrivileged(whose, given))
        {
            errors.Add("roles that take two persons elsewhere need `Oidc:PrivilegedRoles`");
        }

        return errors.Count > 0 ? (null, errors.ToImmutable()) : (new IssuerMapping(value!, given, scope), []);
    }
}

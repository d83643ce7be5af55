using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Domain.Access.Issuers;

/// <summary>From what an issuer says to roles and tenant here. What no row names gives nothing; who has nothing does not come in.</summary>
/// <param name="Mappings">The rows; all that fit count together.</param>
/// <param name="MultiFactor">Values of <c>amr</c> or <c>acr</c> that say two factors were proven.</param>
public sealed record IssuerRules(ImmutableArray<IssuerMapping> Mappings, ImmutableArray<string> MultiFactor)
{
    /// <summary>No row names anything that they have.</summary>
    public const string NoRole = "oidc.role";

    /// <summary>The tenant is missing, is none, or is not the same in all rows; or the roles do not hold there.</summary>
    public const string NoTenant = "oidc.tenant";

    /// <summary>A role asks for two factors, and the issuer does not say that there were two.</summary>
    public const string OneFactor = "oidc.factor";

    /// <summary>Whether and as what somebody comes in.</summary>
    public IssuerVerdict Judge(IssuerClaims claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ImmutableArray<IssuerMapping> fitting = [.. Mappings.Where(mapping => claims.Roles.Contains(mapping.Value, StringComparer.Ordinal))];
        if (fitting.IsEmpty)
        {
            return new IssuerVerdict.Refused(NoRole);
        }

        // One person acts for one tenant or for all. Which of two is meant is not for us to guess.
        var scopes = fitting.Select(mapping => mapping.Scope ?? Claimed(claims.Tenants)).Distinct().ToArray();
        ImmutableArray<Role> roles = [.. fitting.SelectMany(mapping => mapping.Roles).Distinct().Order()];
        if (scopes is not [var scope] || scope == default || RoleRules.Refuse(roles, scope).Any())
        {
            return new IssuerVerdict.Refused(NoTenant);
        }

        return NeedsTwo.IsPrivileged(scope, roles) && !claims.Factors.Any(factor => MultiFactor.Contains(factor, StringComparer.Ordinal))
            ? new IssuerVerdict.Refused(OneFactor)
            : new IssuerVerdict.Admitted(roles, scope);
    }

    // `*` in a claim is no tenant: over all of them somebody is by a row of ours alone.
    private static TenantScope Claimed(ImmutableArray<string> tenants) =>
        tenants is [var one] && Estate.TenantId.TryParse(one, out var tenant) ? TenantScope.Of(tenant) : default;
}

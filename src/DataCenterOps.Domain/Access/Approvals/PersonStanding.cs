using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What a person is now: everything that was given and not taken back. Somebody who left is nothing.</summary>
/// <param name="Grants">Each as somebody who acts by it.</param>
public sealed record PersonStanding(ImmutableArray<ApprovalParty> Grants)
{
    /// <summary>Nobody.</summary>
    public static PersonStanding None { get; } = new([]);

    /// <summary>Whether the person has one of <paramref name="roles"/> for an organisation that may see the tenant's things.</summary>
    public bool Holds(ImmutableArray<Role> roles, TenantId? tenant, string organisation) =>
        Grants.Any(grant => grant.Organisation == organisation && grant.Covers(tenant) && grant.Roles.Any(roles.Contains));

    /// <summary>Whether the person is one of those who agree to things, for an organisation that may see the tenant's.</summary>
    public bool MayDecide(TenantId? tenant) => Grants.Any(grant => grant.Covers(tenant) && grant.Roles.Any(NeedsTwo.Deciders.Contains));
}

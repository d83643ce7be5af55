using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>A human being who takes part in an approval, and by what authority.</summary>
/// <param name="Person">Who: the person's pseudonym. One person counts once.</param>
/// <param name="Subject">The subject that the person acted as.</param>
/// <param name="Organisation">For whom: a tenant, or <c>*</c> for the platform's operator.</param>
/// <param name="Roles">What the person was at that moment.</param>
public sealed record ApprovalParty(string Person, string Subject, string Organisation, ImmutableArray<Role> Roles)
{
    /// <summary>The human being behind <paramref name="caller"/>; nothing when it is a program.</summary>
    public static ApprovalParty? Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Person is { Length: > 0 } person
            ? new ApprovalParty(person, caller.Subject, caller.Scope.ToString(), caller.Roles)
            : null;
    }

    /// <summary>Whether the party may see what belongs to <paramref name="tenant"/>; what belongs to none is the operator's.</summary>
    public bool Covers(TenantId? tenant) => Organisation == "*" || (tenant is { } owner && owner.Value == Organisation);
}

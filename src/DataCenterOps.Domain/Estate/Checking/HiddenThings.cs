using DataCenterOps.Domain.Access;

namespace DataCenterOps.Domain.Estate;

/// <summary>What exists but must look to whoever asks as if it did not: other tenants' things.</summary>
internal sealed class HiddenThings(ProposedEstate estate, TenantScope scope)
{
    /// <summary>Whether the kind joins tenants: its documents name both sides, so each may name the other's.</summary>
    public static bool MayName(DocumentKind kind) => kind.Owner is OwnerRule.FlowEnds or OwnerRule.FirstParty;

    /// <summary>Whether it may not be seen. What nobody owns may be seen by everybody, and so may what is being declared.</summary>
    public bool Contains(DocumentKind kind, string id) =>
        !scope.IsAll
        && kind.Owner != OwnerRule.Nobody
        && !(kind == PlaceKinds.Tenant && id == TenantId.Platform.Value)
        && estate.Existing.Find(kind, id) is { Owner: { } owner }
        && !scope.Covers(owner);

    /// <summary>Whether even that it was retired must not be told: nobody knows any more whose it was.</summary>
    public bool HidesRetired(DocumentKind kind) => !scope.IsAll && kind.Owner != OwnerRule.Nobody;
}

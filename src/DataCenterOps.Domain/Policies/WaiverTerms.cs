using System.Collections.Immutable;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Domain.Policies;

/// <summary>Whether and for how long a policy's findings may be left open (document key <c>exceptions</c>).</summary>
/// <param name="Allowed">Whether at all.</param>
/// <param name="MaxDays">For how many days at most.</param>
/// <param name="Approvals">Consents beside the one who asks; never fewer than <see cref="Waivers.WaiverLimits.Others"/>.</param>
/// <param name="Roles">The roles that may agree.</param>
public sealed record WaiverTerms(bool Allowed, int MaxDays, int Approvals, ImmutableArray<Role> Roles)
{
    /// <summary>No finding of the policy may be left open.</summary>
    public static WaiverTerms None { get; } = new(Allowed: false, 0, 0, []);
}

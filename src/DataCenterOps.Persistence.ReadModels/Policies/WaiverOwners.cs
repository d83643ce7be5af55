using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Whose things a request for a waiver is about.</summary>
public sealed class WaiverOwners(EstateQueries estate, DecisionQueries decisions)
{
    /// <summary>
    /// The owner that was named, or that of the decision or of the first subject; <c>platform</c> for what belongs to no tenant.
    /// Nothing when it is not there or not in <paramref name="scope"/>: another tenant's is as nobody's.
    /// </summary>
    public async Task<string?> FindAsync(TenantScope scope, WaiverRequest request, string? named, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var owner = named is not null ? TenantId.TryParse(named, out var tenant) ? tenant.Value : null
            : request.Decision is { } decision ? await decisions.GetAsync(scope, decision, cancellationToken) is { } decided ? KeyOf(decided.Tenant) : null
            : request.Subjects is not [var first, ..] ? KeyOf(scope.Tenant?.Value)
            : await estate.GetAsync(scope, first.Kind, first.Id, cancellationToken) is { } row ? KeyOf(row.Tenant)
            : null;
        return owner is not null && Covers(scope, owner) ? owner : null;
    }

    /// <summary>The first part of the key of a waiver of <paramref name="tenant"/>'s things.</summary>
    public static string KeyOf(string? tenant) => tenant ?? TenantId.Platform.Value;

    /// <summary>Whether somebody who sees <paramref name="scope"/> acts for <paramref name="owner"/>: what is the platform's is seen by all.</summary>
    public static bool Covers(TenantScope scope, string owner) =>
        scope.IsAll || (TenantId.TryParse(owner, out var tenant) && tenant != TenantId.Platform && scope.Covers(tenant));
}

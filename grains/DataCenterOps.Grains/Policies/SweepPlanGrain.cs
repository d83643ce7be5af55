using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>Spreads changes to the subjects that join them, and tells which shards have work.</summary>
[GrainType("dcops.sweep-plan")]
internal sealed class SweepPlanGrain(SweepStore sweeps, PoliciesInForce policies, TimeProvider time) : Grain, ISweepPlanGrain
{
    // Names are short; more than there are tenants.
    private const int ShardsPerPage = 500;

    public async Task<ImmutableArray<string>> ChangedAsync(string after, CancellationToken cancellationToken)
    {
        // Bounded by what has changed: while it is spread, what changes anew waits for the next tick at the latest.
        while (after.Length == 0 && await sweeps.SpreadAsync(PolicyLimits.SpreadChanges, cancellationToken) == PolicyLimits.SpreadChanges)
        {
        }

        return await sweeps.MarkedAsync(after, ShardsPerPage, cancellationToken);
    }

    public async Task<ImmutableArray<string>> DueAsync(string after, CancellationToken cancellationToken) =>
        await policies.RevisionAsync(cancellationToken) is { } revision
            ? await sweeps.DueAsync(revision, time.GetUtcNow() - PolicyLimits.SweepDue, after, ShardsPerPage, cancellationToken)
            : [];
}

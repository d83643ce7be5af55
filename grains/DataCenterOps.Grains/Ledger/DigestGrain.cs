using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Ledger.Digests;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Has digests written. What of it is safe to do twice is the ledger's matter, not this grain's.</summary>
[GrainType("dcops.digest")]
internal sealed class DigestGrain(FactDigesting digesting, TimeProvider time) : Grain, IDigestGrain
{
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await digesting.CloseAsync(now.AddSeconds(-DigestLimits.DeadSeconds), cancellationToken);
        return await digesting.WriteAsync(now, cancellationToken);
    }
}

using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Access;

/// <summary>Looks credentials up by their hash. Nothing is remembered: a revoked token is nobody's at once.</summary>
[StatelessWorker(LookupLimits.Workers), GrainType("dcops.identity")]
internal sealed class IdentityGrain(Credentials credentials, TokenUses uses, TimeProvider time) : Grain, IIdentityGrain
{
    public async Task<Identity?> FindTokenAsync(string sha256, string address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await credentials.FindTokenAsync(sha256, now, cancellationToken) is not { } found || !TokenBounds.Admits(found.Networks, address))
        {
            return null;
        }

        uses.Note(found, now);
        return found.Identity;
    }

    public Task<Identity?> RedeemLinkAsync(string sha256, CancellationToken cancellationToken) =>
        credentials.RedeemLinkAsync(sha256, time.GetUtcNow(), cancellationToken);
}

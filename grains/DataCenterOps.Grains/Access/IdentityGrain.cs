using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Access;

/// <summary>Looks credentials up by their hash. Nothing is remembered: a revoked token is nobody's at once.</summary>
[StatelessWorker, GrainType("dcops.identity")]
internal sealed class IdentityGrain(Credentials credentials, TimeProvider time) : Grain, IIdentityGrain
{
    public Task<Identity?> FindTokenAsync(string sha256, CancellationToken cancellationToken) =>
        credentials.FindTokenAsync(sha256, time.GetUtcNow(), cancellationToken);

    public Task<Identity?> RedeemLinkAsync(string sha256, CancellationToken cancellationToken) =>
        credentials.RedeemLinkAsync(sha256, time.GetUtcNow(), cancellationToken);
}

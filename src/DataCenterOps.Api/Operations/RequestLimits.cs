using System.Net;
using System.Threading.RateLimiting;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Operations;

/// <summary>
/// How many requests one place and one identity may send to this node. Token buckets: a burst, and a steady rate after it.
/// They keep one client from crowding out the others; they are no defence of secrets, which have 256 bits or wait longer
/// after each wrong guess.
/// </summary>
public sealed class RequestLimits(IOptions<RequestRates> rates) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private const int PeriodsPerSecond = 10;

    private readonly PartitionedRateLimiter<string> _places = Buckets(rates.Value.PlacePerSecond, rates.Value.PlaceBurst);
    private readonly PartitionedRateLimiter<string> _identities =
        Buckets(rates.Value.IdentityPerSecond, rates.Value.IdentityBurst);

    /// <summary>
    /// Lets a request through that its place may still send, before anybody is asked who they are. This machine itself is
    /// not limited: a proxy, probes and Prometheus share its address with all whom they speak for.
    /// </summary>
    public Task ByPlaceAsync(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? next(http)
            : LimitAsync(_places, ClientAddress.Network(http), http, next);
    }

    /// <summary>Lets a request through that its identity may still send. After authentication; strangers pass, having been limited by place.</summary>
    public Task ByIdentityAsync(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(next);
        return CallerPrincipal.SubjectOf(http.User) is { } identity ? LimitAsync(_identities, identity, http, next) : next(http);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _identities.Dispose();
    }

    // A bucket that is full again is forgotten by the limiter itself, so there are as many as were used of late.
    private static PartitionedRateLimiter<string> Buckets(int perSecond, int burst) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond / PeriodsPerSecond,
            ReplenishmentPeriod = Period,
            QueueLimit = 0,
            AutoReplenishment = false,
        }),
        StringComparer.Ordinal);

    private static async Task LimitAsync(PartitionedRateLimiter<string> limiter, string key, HttpContext http, RequestDelegate next)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Period;
        await Problem.Of(StatusCodes.Status429TooManyRequests, "rate.limited", "too many requests at once: wait as long as `Retry-After` says")
            .After(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)))
            .ExecuteAsync(http);
    }
}

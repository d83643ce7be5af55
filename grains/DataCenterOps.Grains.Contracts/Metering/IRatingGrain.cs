using System.Collections.Immutable;

namespace DataCenterOps.Grains.Metering;

/// <summary>Turns a tenant's usage into charges. Key: <c>{tenant}</c>.</summary>
[Alias("dcops.IRatingGrain"), GrainInterfaceType("dcops.rating")]
public interface IRatingGrain : Access.ITenantGrainKey
{
    /// <summary>Rates every hour that has ended and books the difference to what is booked. Safe to repeat.</summary>
    [Alias("Rate")]
    [Access.Permission("usage.rate")]
    Task<RatingSummary> RateAsync(CancellationToken cancellationToken);

    /// <summary>What the time since the last rated hour costs so far; computed by the same function and never stored.</summary>
    [Alias("Accruing")]
    [Access.Permission("cost.read")]
    Task<ImmutableArray<AccruedCost>> AccruingAsync(CancellationToken cancellationToken);
}

using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Grains.Metering;

/// <summary>Appends usage events to the log. Key: the tenant whose usage it is; <c>platform</c> for callers over all tenants.</summary>
[Alias("dcops.IUsageGrain"), GrainInterfaceType("dcops.usage")]
public interface IUsageGrain : Access.ITenantGrainKey
{
    /// <summary>Appends a batch in one transaction; every event has its own outcome, in order.</summary>
    /// <param name="events">At most <see cref="MeteringLimits.BatchEvents"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Append")]
    [Access.Permission("usage.send")]
    Task<ImmutableArray<UsageReceipt>> AppendAsync(ImmutableArray<UsageEvent> events, CancellationToken cancellationToken);
}

using DataCenterOps.Carriers;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Scheduling;

namespace DataCenterOps.Host;

/// <summary>Spreads what is to be told, then wakes every carrier at once: none waits for another.</summary>
internal sealed class MessagesWork(IGrainFactory grains, IEnumerable<ICarrier> carriers) : IScheduledWork
{
    public async Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IMessagesGrain>(0).SpreadAsync(cancellationToken);
        }
        finally
        {
            // What was spread before goes out in any case.
            await Task.WhenAll(carriers.Select(carrier => grains.GetGrain<ICarrierGrain>(carrier.Name).SendAsync(cancellationToken)));
        }
    }
}

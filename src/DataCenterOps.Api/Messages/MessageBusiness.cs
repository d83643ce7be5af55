using DataCenterOps.Api.Operations;
using DataCenterOps.Persistence.ReadModels.Messages;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Messages;

/// <summary>What waits to be sent, and what was given up.</summary>
internal sealed class MessageBusiness(MessageQueries messages, TimeProvider time) : IBusinessSource
{
    private const string Unspread = "console";

    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (now, counts) = (time.GetUtcNow(), await messages.CountsAsync(cancellationToken));
        return snapshot with
        {
            Messages =
            [
                .. counts.Select(one => (
                    one.Carrier.Length > 0 ? one.Carrier : Unspread,
                    one.State == "pending" ? one.Count : 0,
                    // A digest that is due later is not late.
                    one.State == "pending" && one.OldestDueAt < now ? now - one.OldestDueAt : TimeSpan.Zero,
                    one.State == "dead" ? one.Count : 0)),
            ],
        };
    }
}

using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>Asks that provisions of law change, for a page. Every decision is the grain's.</summary>
public sealed class ProvisionDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    /// <summary>Asks another person to agree that the provision <paramref name="id"/> say <paramref name="text"/>.</summary>
    public async Task<DraftOutcome> AskAsync(string id, string text, int seen, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            var command = new ChangeProvision(OperationId.From(Guid.CreateVersion7(time.GetUtcNow())), text, seen);
            return await grains.GetGrain<IProvisionGrain>(id).ChangeAsync(command, cancellationToken) switch
            {
                Answer.Refused refused => new DraftOutcome { Reasons = refused.Reasons },
                Answer.Waits waits => new DraftOutcome { Approval = waits.Approval },
                _ => new DraftOutcome { IsInForce = true },
            };
        }
    }
}

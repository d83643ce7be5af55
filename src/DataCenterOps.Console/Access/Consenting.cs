using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Console.Access;

/// <summary>Answers requests from the console, as the caller and by the same grains as everybody.</summary>
public sealed class Consenting(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PersonNames names, CheckpointWait checkpoints, TimeProvider time)
{
    private static readonly Reason Hopeless = new("ledger.no_checkpoint", "nothing was done: no checkpoint was signed for a minute, and this waits for one");
    private static readonly Reason Pending = new("ledger.checkpoint_pending", "it is done, but no signed checkpoint covers it yet");

    /// <summary>Does what a button says.</summary>
    /// <param name="act">As in <c>approve</c>.</param>
    /// <param name="asked">The request.</param>
    /// <param name="digest">The digest that the page has shown.</param>
    /// <param name="reason">A refusal's reason.</param>
    /// <param name="deputy">The person who is to agree in the caller's place: their sign-in name or id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Every reason why it was not done, or that it waits for a checkpoint; none when it was; nothing when there is no such button.</returns>
    public async Task<ImmutableArray<Reason>?> AnswerAsync(
        string? act, ApprovalRequest asked, string? digest, string? reason, string? deputy, CancellationToken cancellationToken)
    {
        var operation = OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
        var request = grains.GetGrain<IApprovalGrain>(asked.Id);
        var waits = act is "approve" or "execute" && NeedsTwo.Destroys(asked.Operation);
        if (waits && await checkpoints.IsHopelessAsync(cancellationToken))
        {
            return [Hopeless];
        }

        using (calls.As(who.Caller))
        {
            Answer? answer = act switch
            {
                "approve" => await request.ApproveAsync(operation, digest ?? "", cancellationToken),
                "reject" => await request.RejectAsync(operation, reason ?? "", cancellationToken),
                "pass" => await request.PassAsync(operation, await names.PersonAsync(deputy, cancellationToken), cancellationToken),
                "withdraw" => await request.WithdrawAsync(operation, cancellationToken),
                "execute" => await request.ExecuteAsync(cancellationToken),
                _ => null,
            };
            return answer switch
            {
                null => null,
                Answer.Refused refused => refused.Reasons,
                _ when waits && await checkpoints.PendingNowAsync(cancellationToken) is not null => [Pending],
                _ => [],
            };
        }
    }
}

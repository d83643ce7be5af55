using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Answers requests from the console, as the caller and by the same grains as everybody.</summary>
public sealed class Consenting(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PersonNames names, TimeProvider time)
{
    /// <summary>Does what a button says.</summary>
    /// <param name="act">As in <c>approve</c>.</param>
    /// <param name="id">The request.</param>
    /// <param name="digest">The digest that the page has shown.</param>
    /// <param name="reason">A refusal's reason.</param>
    /// <param name="deputy">The person who is to agree in the caller's place: their sign-in name or id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Every reason why it was not done; none when it was; nothing when there is no such button.</returns>
    public async Task<ImmutableArray<Reason>?> AnswerAsync(
        string? act, string id, string? digest, string? reason, string? deputy, CancellationToken cancellationToken)
    {
        var operation = OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
        var request = grains.GetGrain<IApprovalGrain>(id);
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
                _ => [],
            };
        }
    }
}

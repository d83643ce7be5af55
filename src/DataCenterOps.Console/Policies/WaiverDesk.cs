using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>Asks for waivers and revokes them, for a page. Every decision is the grain's.</summary>
public sealed class WaiverDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, WaiverOwners owners, TimeProvider time)
{
    /// <summary>Asks others, or says what they would be asked.</summary>
    public async Task<WaiverOutcome> AskAsync(WaiverForm form, bool draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var request = form.ToRequest(time.GetUtcNow());

        if (await owners.FindAsync(who.Caller.Scope, request, named: null, cancellationToken) is not { } owner)
        {
            return new WaiverOutcome([WaiverReasons.NoSubject]);
        }

        using (calls.As(who.Caller))
        {
            var grain = grains.GetGrain<IWaiverGrain>($"{owner}/{ApprovalId.Create(time.GetUtcNow()).Value}");
            if (draft)
            {
                var shown = await grain.ProposeAsync(request, cancellationToken);
                return new WaiverOutcome(shown.Reasons) { Draft = shown.Arguments is { } arguments ? WaiverArguments.Read(arguments) : null };
            }

            return Outcome(await grain.AskAsync(Operation(), request, cancellationToken));
        }
    }

    /// <summary>Ends one.</summary>
    public async Task<WaiverOutcome> RevokeAsync(WaiverRow row, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        using (calls.As(who.Caller))
        {
            return Outcome(await grains.GetGrain<IWaiverGrain>($"{WaiverOwners.KeyOf(row.Tenant)}/{row.Id}").RevokeAsync(Operation(), reason ?? "", cancellationToken));
        }
    }

    private OperationId Operation() => OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));

    private static WaiverOutcome Outcome(Answer answer) => answer switch
    {
        Answer.Refused refused => new WaiverOutcome(refused.Reasons),
        Answer.Waits waits => new WaiverOutcome([]) { Approval = waits.Approval },
        _ => new WaiverOutcome([]),
    };
}

using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Asks for break-glass, ends and reviews it, for a page. Every decision is the grain's.</summary>
public sealed class BreakGlassDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    /// <summary>Asks another person.</summary>
    /// <param name="what"><c>tenant</c>, <c>system</c> or <c>everything</c>.</param>
    /// <param name="id">Which one.</param>
    /// <param name="hours">For how long, as typed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<BreakGlassOutcome> AskAsync(string? what, string? id, string? hours, string? reason, CancellationToken cancellationToken)
    {
        if (Scope(what, id?.Trim()) is not { } scope)
        {
            return new BreakGlassOutcome([BreakGlassReasons.NoScope]);
        }

        // What is no number becomes one that the rules refuse.
        var request = new BreakGlassRequest(scope, int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0, reason ?? "");
        return await OnAsync(ApprovalId.Create(time.GetUtcNow()).Value, (grain, operation) => grain.AskAsync(operation, request, cancellationToken));
    }

    /// <summary>Ends one early.</summary>
    public Task<BreakGlassOutcome> EndAsync(string id, CancellationToken cancellationToken) =>
        OnAsync(id, (grain, operation) => grain.EndAsync(operation, cancellationToken));

    /// <summary>Records a review.</summary>
    public Task<BreakGlassOutcome> ReviewAsync(string id, string? text, CancellationToken cancellationToken) =>
        OnAsync(id, (grain, operation) => grain.ReviewAsync(operation, text ?? "", cancellationToken));

    private async Task<BreakGlassOutcome> OnAsync(string id, Func<IBreakGlassGrain, OperationId, Task<Answer>> call)
    {
        using (calls.As(who.Caller))
        {
            return await call(grains.GetGrain<IBreakGlassGrain>(id), OperationId.From(Guid.CreateVersion7(time.GetUtcNow()))) switch
            {
                Answer.Refused refused => new BreakGlassOutcome(refused.Reasons),
                Answer.Waits waits => new BreakGlassOutcome([]) { Approval = waits.Approval },
                _ => new BreakGlassOutcome([]),
            };
        }
    }

    private static BreakGlassScope? Scope(string? what, string? id) => what switch
    {
        "everything" => BreakGlassScope.Everything,
        "tenant" when TenantId.TryParse(id, out var tenant) => new BreakGlassScope(tenant, null),
        "system" when !string.IsNullOrEmpty(id) => new BreakGlassScope(null, id),
        _ => null,
    };
}

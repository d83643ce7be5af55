using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// One permission to leave findings open. Key: <c>{tenant}/{id}</c>, the id being that of the request that others agree to;
/// <c>platform</c> for subjects that belong to no tenant.
/// </summary>
[Alias("dcops.IWaiverGrain"), GrainInterfaceType("dcops.waiver")]
public interface IWaiverGrain : ITenantGrainKey
{
    /// <summary>Says what a request would leave open and every reason against it. Nothing is asked and nothing kept.</summary>
    [Alias("Propose")]
    [Permission("waiver.grant")]
    Task<WaiverDraft> ProposeAsync(WaiverRequest request, CancellationToken cancellationToken);

    /// <summary>Freezes the findings and asks others. It begins when they have agreed.</summary>
    [Alias("Ask")]
    [Permission("waiver.grant")]
    Task<Answer> AskAsync(OperationId operation, WaiverRequest request, CancellationToken cancellationToken);

    /// <summary>Begins what others have agreed to.</summary>
    [Alias("ExecuteApproved")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);

    /// <summary>Ends it now: one person is enough. What it covered is judged again at once.</summary>
    [Alias("Revoke")]
    [Permission("waiver.revoke")]
    Task<Answer> RevokeAsync(OperationId operation, string reason, CancellationToken cancellationToken);

    /// <summary>Writes down that its time is over. It has ended before: decisions ask the clock.</summary>
    [Alias("Close")]
    [Permission("waiver.close")]
    Task<Answer> CloseAsync(CancellationToken cancellationToken);
}

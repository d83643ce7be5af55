using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What a command to a request comes to: an event, or every reason against.</summary>
public abstract record ApprovalChange
{
    private ApprovalChange() { }

    /// <summary>It happens.</summary>
    public sealed record Made(ApprovalEvent Event) : ApprovalChange;

    /// <summary>Nothing changes.</summary>
    public sealed record Refused(ImmutableArray<Reason> Reasons) : ApprovalChange;

    internal static ApprovalChange Of(ImmutableArray<Reason> reasons, Func<ApprovalEvent> otherwise) =>
        reasons.IsEmpty ? new Made(otherwise()) : new Refused(reasons);
}

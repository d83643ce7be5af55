using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Grains.Access;

/// <summary>What a grain keeps of its request: nothing before it was asked.</summary>
internal sealed record ApprovalMemory(ApprovalRecord? Record)
{
    public static ApprovalMemory None { get; } = new((ApprovalRecord?)null);
}

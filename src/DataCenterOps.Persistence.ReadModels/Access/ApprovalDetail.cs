using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A request as somebody sees it who is to agree to it.</summary>
/// <param name="Row">The request.</param>
/// <param name="Request">What was frozen.</param>
/// <param name="Acts">What was done to it.</param>
/// <param name="Difference">What would change.</param>
public sealed record ApprovalDetail(
    ApprovalRow Row, ApprovalRequest Request, IReadOnlyList<ApprovalAct> Acts, ImmutableArray<DifferenceRow> Difference);

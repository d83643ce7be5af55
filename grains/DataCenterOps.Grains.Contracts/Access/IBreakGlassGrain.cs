using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>One time in which enforcement is lifted. Key: the id of the request that two persons agree on.</summary>
[Alias("dcops.IBreakGlassGrain"), GrainInterfaceType("dcops.break-glass")]
public interface IBreakGlassGrain : IGrainWithStringKey
{
    /// <summary>Asks another person, of the other role. It begins when that person agrees.</summary>
    [Alias("Ask")]
    [Permission("break-glass.begin")]
    Task<Answer> AskAsync(OperationId operation, BreakGlassRequest request, CancellationToken cancellationToken);

    /// <summary>Begins what others have agreed to.</summary>
    [Alias("ExecuteApproved")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);

    /// <summary>Ends it early: one person is enough.</summary>
    [Alias("End")]
    [Permission("break-glass.end")]
    Task<Answer> EndAsync(OperationId operation, CancellationToken cancellationToken);

    /// <summary>Writes down that its time is over. It has ended before: decisions ask the clock.</summary>
    [Alias("Close")]
    [Permission("break-glass.close")]
    Task<Answer> CloseAsync(CancellationToken cancellationToken);

    /// <summary>Writes down what somebody found who took no part.</summary>
    [Alias("Review")]
    [Permission("break-glass.review")]
    Task<Answer> ReviewAsync(OperationId operation, string text, CancellationToken cancellationToken);
}

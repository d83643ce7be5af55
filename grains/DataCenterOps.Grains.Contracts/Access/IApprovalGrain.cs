using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// One request for others' consent: what was asked, who has agreed, and that it is carried out once. It compares the
/// caller's scope with the owner of what would change, itself. Key: the request's id.
/// </summary>
[Alias("dcops.IApprovalGrain"), GrainInterfaceType("dcops.approval")]
public interface IApprovalGrain : IScopedGrain, IGrainWithStringKey
{
    /// <summary>Freezes what is asked. Answers with the digest.</summary>
    [Alias("Request")]
    [Permission("approval.decide")]
    Task<Answer> RequestAsync(RequestApproval command, CancellationToken cancellationToken);

    /// <summary>Agrees to what has this digest; carries it out when that was the last consent.</summary>
    [Alias("Approve")]
    [Permission("approval.decide")]
    Task<Answer> ApproveAsync(OperationId operation, string digest, CancellationToken cancellationToken);

    /// <summary>Refuses, with a reason for who asked.</summary>
    [Alias("Reject")]
    [Permission("approval.decide")]
    Task<Answer> RejectAsync(OperationId operation, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the request back.</summary>
    [Alias("Withdraw")]
    [Permission("approval.decide")]
    Task<Answer> WithdrawAsync(OperationId operation, CancellationToken cancellationToken);

    /// <summary>Names a deputy, who agrees in the caller's place.</summary>
    [Alias("Pass")]
    [Permission("approval.decide")]
    Task<Answer> PassAsync(OperationId operation, string deputy, CancellationToken cancellationToken);

    /// <summary>Carries out what enough have agreed to, if that was interrupted. A repeat gets the first answer.</summary>
    [Alias("Execute")]
    [Permission("approval.decide")]
    Task<Answer> ExecuteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Goes on with what was interrupted: carries out what enough have agreed to, and writes down that its time is over. Safe to
    /// repeat.
    /// </summary>
    [Alias("Resume")]
    [Permission("approval.execute")]
    Task<Answer> ResumeAsync(CancellationToken cancellationToken);
}

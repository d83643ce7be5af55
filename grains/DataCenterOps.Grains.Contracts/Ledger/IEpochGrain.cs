using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Ledger;

/// <summary>The ledger's epochs: what a restore has lost, and whether it goes on with that. Key: 0.</summary>
[Alias("dcops.IEpochGrain"), GrainInterfaceType("dcops.epoch")]
public interface IEpochGrain : IGrainWithIntegerKey
{
    /// <summary>Asks another person, of the other role, to accept what the last restore has lost. Then the ledger is signed again.</summary>
    [Alias("AcceptLoss")]
    [Permission("ledger.accept-loss")]
    Task<Answer> AcceptLossAsync(OperationId operation, CancellationToken cancellationToken);

    /// <summary>Accepts what others have agreed to.</summary>
    [Alias("ExecuteApproved")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);
}

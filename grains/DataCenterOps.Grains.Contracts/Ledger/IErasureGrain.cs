using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Erases what is personal. Key: what is erased, as in <c>object/Person/p-1</c> or <c>month/cnas/2026-10</c>.</summary>
[Alias("dcops.IErasureGrain"), GrainInterfaceType("dcops.erasure")]
public interface IErasureGrain : IGrainWithStringKey, IScopedGrain
{
    /// <summary>Asks another person to agree that what is personal in this object goes.</summary>
    [Alias("Erase")]
    [Permission("ledger.erase")]
    Task<Answer> EraseAsync(OperationId operation, CancellationToken cancellationToken);

    /// <summary>Asks another person, of another role, to agree that the key of this tenant's month is destroyed.</summary>
    [Alias("EraseMonth")]
    [Permission("ledger.erase-month")]
    Task<Answer> EraseMonthAsync(OperationId operation, CancellationToken cancellationToken);

    /// <summary>Erases what others have agreed to. A repeat finishes what was interrupted and gets the first answer.</summary>
    [Alias("ExecuteApproved"), ResponseTimeout("00:05:00")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);
}

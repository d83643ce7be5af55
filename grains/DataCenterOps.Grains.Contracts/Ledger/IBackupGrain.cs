using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Ledger;

/// <summary>Writes down who takes a backup. Key: 0.</summary>
[Alias("dcops.IBackupGrain"), GrainInterfaceType("dcops.backup")]
public interface IBackupGrain : IGrainWithIntegerKey
{
    /// <summary>Writes the entry. The backup that follows holds it.</summary>
    /// <returns>Where the entry is.</returns>
    [Alias("Take")]
    [Permission("ledger.backup")]
    Task<Answer> TakeAsync(OperationId operation, CancellationToken cancellationToken);
}

using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Whom one person has named to agree in their place for a time. Key: the person.</summary>
[Alias("dcops.IDeputyGrain"), GrainInterfaceType("dcops.deputy")]
public interface IDeputyGrain : IGrainWithStringKey, IScopedGrain
{
    /// <summary>Names one, in place of the former. Only the person may.</summary>
    [Alias("Name")]
    [Permission("approval.decide")]
    Task<Answer> NameAsync(OperationId operation, string deputy, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Has none any more. Only the person may.</summary>
    [Alias("End")]
    [Permission("approval.decide")]
    Task<Answer> EndAsync(OperationId operation, CancellationToken cancellationToken);
}

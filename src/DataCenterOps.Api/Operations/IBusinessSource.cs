using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Operations;

/// <summary>One topic's contribution to the business metrics.</summary>
public interface IBusinessSource
{
    /// <summary>Adds what the topic knows to <paramref name="snapshot"/>.</summary>
    ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken);
}

using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Operations;

/// <summary>Which systems are up, and when their certificates end.</summary>
internal sealed class CheckBusiness(CheckQueries checks, TimeProvider time) : IBusinessSource
{
    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var systems = await checks.SystemsAsync(TenantScope.All, time.GetUtcNow(), cancellationToken);
        return snapshot with
        {
            Up = [.. systems.Where(row => row.IsUp is not null).Select(row => (row.Tenant, row.System, row.IsUp!.Value))],
            Certificates = [.. systems.Where(row => row.TlsNotAfter is not null).Select(row => (row.System, row.TlsNotAfter!.Value))],
        };
    }
}

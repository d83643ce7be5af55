using DataCenterOps.Api.Operations;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Access;

/// <summary>How often enforcement is lifted now, and how many reviews are overdue.</summary>
internal sealed class BreakGlassBusiness(BreakGlassQueries queries, TimeProvider time) : IBusinessSource
{
    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var (active, overdue) = await queries.CountAsync(time.GetUtcNow(), cancellationToken);
        return snapshot with { BreakGlassActive = active, BreakGlassOverdue = overdue };
    }
}

using DataCenterOps.Api.Operations;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Policies;

/// <summary>How many waivers run, and when the next one ends.</summary>
internal sealed class WaiverBusiness(WaiverQueries queries, TimeProvider time) : IBusinessSource
{
    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var running = await queries.RunningAsync(time.GetUtcNow(), cancellationToken);
        return snapshot with
        {
            Waivers = [.. running.Select(row => (row.Category, row.Count))],
            WaiverNextExpiry = running.IsEmpty ? null : running.Min(row => row.NextEndsAt),
        };
    }
}

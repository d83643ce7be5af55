using DataCenterOps.Domain.Checks;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Scheduling;

/// <summary>The numbers of the options.</summary>
internal sealed class FixedShards(IOptions<SchedulingOptions> options) : ICheckShards
{
    /// <inheritdoc/>
    public ValueTask<int> CountAsync(CheckPlan plan, CancellationToken cancellationToken) =>
        ValueTask.FromResult(plan == CheckPlan.Fast ? options.Value.FastShards : options.Value.SlowShards);
}

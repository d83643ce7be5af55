using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Scheduling;

/// <summary>Says into how many shards a plan is split. Asked at every tick: keep the answer for a while.</summary>
public interface ICheckShards
{
    /// <summary>The number of shards, 1 to <see cref="CheckLimits.ShardsPerPlan"/>. A power of two moves few checks when it changes.</summary>
    ValueTask<int> CountAsync(CheckPlan plan, CancellationToken cancellationToken);
}

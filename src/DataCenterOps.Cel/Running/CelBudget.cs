namespace DataCenterOps.Cel;

/// <summary>
/// The cost units that are left, shared by every program of one decision. Not thread-safe: one decision is evaluated
/// on one thread.
/// </summary>
public sealed class CelBudget(long limit)
{
    private long _remaining = limit;

    /// <summary>What there was at the start.</summary>
    public long Limit { get; } = limit;

    /// <summary>What is left, never below zero.</summary>
    public long Remaining => Math.Max(0, _remaining);

    /// <summary>What was spent, never above the limit.</summary>
    public long Spent => Limit - Remaining;

    internal bool TrySpend(long units)
    {
        if (units <= _remaining)
        {
            _remaining -= units;
            return true;
        }

        _remaining = 0;
        return false;
    }
}

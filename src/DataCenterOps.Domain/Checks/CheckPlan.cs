namespace DataCenterOps.Domain.Checks;

/// <summary>The trigger that a check belongs to.</summary>
public enum CheckPlan
{
    /// <summary>Checks with an interval below five minutes: a tick every five seconds.</summary>
    Fast = 0,

    /// <summary>The others: a tick every minute.</summary>
    Slow = 1,
}

namespace DataCenterOps.Domain.Policies;

/// <summary>How a changed fact gets round a rule.</summary>
public enum GuardEffect
{
    /// <summary>The rule held, and would no longer apply.</summary>
    StopsApplying,

    /// <summary>The rule would be broken, and passes.</summary>
    StartsPassing,
}

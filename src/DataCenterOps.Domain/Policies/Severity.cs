namespace DataCenterOps.Domain.Policies;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Read it at the next review.</summary>
    Low,

    /// <summary>Mend it this quarter.</summary>
    Medium,

    /// <summary>Mend it this week.</summary>
    High,

    /// <summary>Mend it now.</summary>
    Critical,
}

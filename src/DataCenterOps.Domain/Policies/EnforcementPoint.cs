namespace DataCenterOps.Domain.Policies;

/// <summary>Where a decision is asked for.</summary>
public enum EnforcementPoint
{
    /// <summary>A command is about to change something.</summary>
    Admission,

    /// <summary>A key is about to be used.</summary>
    KeyUse,

    /// <summary>Somebody asks what would be decided: pack tests, <c>dcops decide</c>.</summary>
    Ci,

    /// <summary>Everything that exists is judged again.</summary>
    Sweep,
}

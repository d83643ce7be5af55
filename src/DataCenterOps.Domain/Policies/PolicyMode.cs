namespace DataCenterOps.Domain.Policies;

/// <summary>How far a policy goes. A higher value never allows more than a lower one.</summary>
public enum PolicyMode
{
    /// <summary>Not evaluated.</summary>
    Off,

    /// <summary>Evaluated for its author only: no effect, no finding, no score.</summary>
    Shadow,

    /// <summary>Allows at admission; the sweep reports a finding.</summary>
    Audit,

    /// <summary>Allows at admission and says so; the sweep reports a finding.</summary>
    Warn,

    /// <summary>Denies at admission; the sweep reports a finding that is due now.</summary>
    Enforce,
}

namespace DataCenterOps.Domain.Checks;

/// <summary>What the results of a check amount to. Maintenance is laid over it and never stored in it.</summary>
public enum CheckState
{
    /// <summary>Nobody has looked, or nobody could: neither good nor bad.</summary>
    Unknown = 0,

    /// <summary>The latest runs were good.</summary>
    Up = 1,

    /// <summary>It failed, and not yet often enough to say that it is down.</summary>
    Suspect = 2,

    /// <summary>It failed as often as the confirmation asks, and has not recovered since.</summary>
    Down = 3,
}

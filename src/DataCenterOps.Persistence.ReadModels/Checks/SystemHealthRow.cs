namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>The worst state among the checks of a system.</summary>
public sealed record SystemHealthRow
{
    /// <summary>The system.</summary>
    public string System { get; init; } = "";

    /// <summary>The system's owner.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The worst: <c>down</c>, then <c>suspect</c>, <c>unknown</c>, <c>up</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>How many checks it has.</summary>
    public int Checks { get; init; }

    /// <summary>The newest result of any of them; absent before the first.</summary>
    public DateTimeOffset? LastResultAt { get; init; }

    /// <summary>When the first of the seen leaf certificates ends; absent when none was seen.</summary>
    public DateTimeOffset? TlsNotAfter { get; init; }

    /// <summary>
    /// For <c>dcops_system_up</c>: false when a check is confirmed down, null when one is unknown and none is down (no
    /// sample), else true. What is suspect is not confirmed and still counts as up.
    /// </summary>
    public bool? IsUp => State switch { "down" => false, "unknown" => null, _ => true };
}

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Which waivers a list shows.</summary>
public sealed record WaiverFilter
{
    /// <summary>One of <c>WaiverStates.Codes</c>; absent for all.</summary>
    public string? State { get; init; }

    /// <summary>The owner of the subjects.</summary>
    public string? Tenant { get; init; }

    /// <summary>The policy.</summary>
    public string? Policy { get; init; }
}

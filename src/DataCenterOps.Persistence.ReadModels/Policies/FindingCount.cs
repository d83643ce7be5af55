namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>How many findings are open.</summary>
public sealed record FindingCount
{
    /// <summary>The owner of the subjects; absent for the platform's own things.</summary>
    public string? Tenant { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Severity { get; init; }

    /// <summary><c>violation</c>, <c>excepted</c> or <c>error</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>How many findings of one category and severity are open.</summary>
public sealed record OpenFindings
{
    /// <summary>The policies' category.</summary>
    public required string Category { get; init; }

    /// <summary>How bad.</summary>
    public required string Severity { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>When the oldest was first seen.</summary>
    public required DateTimeOffset OldestAt { get; init; }
}

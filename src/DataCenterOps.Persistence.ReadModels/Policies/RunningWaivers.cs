namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>How many waivers of a category run.</summary>
public sealed record RunningWaivers
{
    /// <summary>The category of their policies.</summary>
    public required string Category { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>When the next of them ends.</summary>
    public required DateTimeOffset NextEndsAt { get; init; }
}

namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>How many objects of a kind there are.</summary>
public sealed record KindCount
{
    /// <summary>As in <c>System</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Those that are not retired.</summary>
    public required long Count { get; init; }
}

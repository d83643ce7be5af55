namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>Which entries a list shows; what is absent does not filter.</summary>
public sealed record LedgerFilter
{
    /// <summary>The filter that lets every entry pass.</summary>
    public static LedgerFilter None { get; } = new();

    /// <summary>Of this stream, as in <c>system/cnas/cnas-claims</c>.</summary>
    public string? Stream { get; init; }

    /// <summary>By this caller.</summary>
    public string? Actor { get; init; }

    /// <summary>Of this type.</summary>
    public string? Type { get; init; }

    /// <summary>With this outcome: <c>applied</c> or <c>refused</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Before this position.</summary>
    public long? Before { get; init; }
}

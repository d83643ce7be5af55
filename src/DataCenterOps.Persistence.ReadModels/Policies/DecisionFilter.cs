namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Which decisions a list shows; what is absent does not filter.</summary>
public sealed record DecisionFilter
{
    /// <summary>The filter that lets every decision pass.</summary>
    public static DecisionFilter None { get; } = new();

    /// <summary><c>allow</c> or <c>deny</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The kind of what was judged.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Its id.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The break-glass under which it was made.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }
}

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Which findings a list shows; what is absent does not filter.</summary>
public sealed record FindingFilter
{
    /// <summary>The filter that lets every open finding pass.</summary>
    public static FindingFilter None { get; } = new();

    /// <summary>Of this tenant's subjects.</summary>
    public string? Tenant { get; init; }

    /// <summary>Of this policy.</summary>
    public string? Policy { get; init; }

    /// <summary>Of this severity.</summary>
    public string? Severity { get; init; }

    /// <summary>Of subjects of this kind.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Of the subject with this id.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Whether closed ones are shown too.</summary>
    public bool WithClosed { get; init; }
}

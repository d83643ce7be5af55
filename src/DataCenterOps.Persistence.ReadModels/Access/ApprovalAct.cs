namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>One thing that was done to a request.</summary>
public sealed record ApprovalAct
{
    /// <summary>As in <c>approved</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Who did it; absent for what the program found.</summary>
    public string? Person { get; init; }

    /// <summary>The deputy who was named, or the one whose deputy agreed.</summary>
    public string? Other { get; init; }

    /// <summary>A refusal's reason, or the codes of what made the request void.</summary>
    public string? Note { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

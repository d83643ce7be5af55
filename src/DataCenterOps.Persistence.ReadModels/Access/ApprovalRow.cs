namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A request for others' consent.</summary>
public sealed record ApprovalRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>As in <c>pack.activate</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The kind of what would change.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Which one.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Its owner; absent for what belongs to the platform.</summary>
    public string? Tenant { get; init; }

    /// <summary>The person who asks.</summary>
    public required string Requester { get; init; }

    /// <summary>SHA-256 of the form.</summary>
    public required string Digest { get; init; }

    /// <summary>The request's canonical form.</summary>
    public required string Form { get; init; }

    /// <summary>How many others must agree.</summary>
    public required long Others { get; init; }

    /// <summary>How many have.</summary>
    public required long Agreed { get; init; }

    /// <summary>Where it stands, the clock left aside.</summary>
    public required string State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When its time is over.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

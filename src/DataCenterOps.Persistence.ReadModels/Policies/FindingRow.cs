namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>A violation or error of one policy, rule and subject.</summary>
public sealed record FindingRow
{
    /// <summary>The policy, as in <c>DCO-RES-001</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>The rule of the policy.</summary>
    public required string Rule { get; init; }

    /// <summary>The kind of what was judged.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Its id.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The owner of the subject; absent for the platform's own things.</summary>
    public string? Tenant { get; init; }

    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The policy's category.</summary>
    public required string Category { get; init; }

    /// <summary><c>violation</c>, <c>excepted</c> or <c>error</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was first seen since it was last closed.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When a sweep last found it so; when it is closed, when it was found to be no more.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was closed; absent while it is open.</summary>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>SHA-256 of its evidence.</summary>
    public string? EvidenceSha256 { get; init; }

    /// <summary>JSON object of the sentence by language.</summary>
    public required string Message { get; init; }

    /// <summary>The whole body of the entry that opened or last changed it, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The ledger position of its last change.</summary>
    public required long Position { get; init; }
}

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>What became of a finding at one moment.</summary>
public sealed record FindingEventRow
{
    /// <summary>The ledger position of its entry.</summary>
    public required long Position { get; init; }

    /// <summary>When a sweep wrote it down.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>opened</c>, <c>changed</c> or <c>closed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The rule of the policy.</summary>
    public required string Rule { get; init; }

    /// <summary>The kind of what was judged.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Its id.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The owner of the subject; absent for the platform's own things.</summary>
    public string? Tenant { get; init; }

    /// <summary>How bad it was then; absent where it was closed.</summary>
    public string? Severity { get; init; }

    /// <summary><c>violation</c>, <c>excepted</c> or <c>error</c>; absent where it was closed.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who had the sweep made.</summary>
    public required string Actor { get; init; }

    /// <summary>The pack by which it was judged.</summary>
    public string? Revision { get; init; }
}

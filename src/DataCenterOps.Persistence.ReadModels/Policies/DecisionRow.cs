namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>A decision.</summary>
public sealed record DecisionRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The ledger position of the entry that carries it.</summary>
    public required long Position { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The owner of the subject; absent for the platform's own things.</summary>
    public string? Tenant { get; init; }

    /// <summary>As in <c>system.change</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The kind of what was judged.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Its id.</summary>
    public required string SubjectId { get; init; }

    /// <summary><c>allow</c> or <c>deny</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Who asked.</summary>
    public required string Actor { get; init; }

    /// <summary>The revision of the pack in force.</summary>
    public string? Revision { get; init; }

    /// <summary>SHA-256 of the evaluation document, which the ledger keeps.</summary>
    public string? DocumentSha256 { get; init; }

    /// <summary>SHA-256 of the decision's full JSON, which the ledger keeps unless the outcome is <c>allow</c>.</summary>
    public string? JsonSha256 { get; init; }

    /// <summary>The break-glass without which it would be a denial.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>JSON list of the results that were neither compliant nor not applicable.</summary>
    public required string Results { get; init; }
}

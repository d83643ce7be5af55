namespace DataCenterOps.Persistence.ReadModels.Checks;

/// <summary>One result of a check.</summary>
public sealed record CheckResultRow
{
    /// <summary>The due instant it stands for.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Milliseconds from the due instant to the start.</summary>
    public int DelayMs { get; init; }

    /// <summary>Milliseconds the probe took.</summary>
    public int DurationMs { get; init; }

    /// <summary><c>ok</c>, <c>fail</c> or <c>unknown</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it is not ok.</summary>
    public string? Reason { get; init; }

    /// <summary>What helps to understand it.</summary>
    public string? Detail { get; init; }

    /// <summary>The status of an HTTP answer.</summary>
    public int? Status { get; init; }

    /// <summary>When the leaf certificate ends.</summary>
    public DateTimeOffset? LeafNotAfter { get; init; }

    /// <summary>When the first certificate of the chain ends.</summary>
    public DateTimeOffset? ChainNotAfter { get; init; }

    /// <summary>Who looked.</summary>
    public string? Observer { get; init; }
}

using Orleans;

namespace DataCenterOps.Domain.Checks;

/// <summary>One answer to one run of a check. There is at most one for a check and a due instant.</summary>
[GenerateSerializer, Immutable, Alias("dcops.CheckResult")]
public sealed record CheckResult
{
    /// <summary>The check.</summary>
    [Id(0)] public required CheckId Check { get; init; }

    /// <summary>The instant of the grid that this run stands for.</summary>
    [Id(1)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>Milliseconds from the due instant to the start.</summary>
    [Id(2)] public int DelayMs { get; init; }

    /// <summary>Milliseconds the probe took.</summary>
    [Id(3)] public int DurationMs { get; init; }

    /// <summary>The answer.</summary>
    [Id(4)] public required CheckOutcome Outcome { get; init; }

    /// <summary>A stable code of <see cref="CheckReasons"/>; absent when the answer is ok.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>Which assertion did not hold, or what else helps to understand; at most 200 characters, escaped.</summary>
    [Id(6)] public string? Detail { get; init; }

    /// <summary>The status of an HTTP answer.</summary>
    [Id(7)] public int? Status { get; init; }

    /// <summary>When the leaf certificate ends, where one was seen.</summary>
    [Id(8)] public DateTimeOffset? LeafNotAfter { get; init; }

    /// <summary>When the first certificate of the chain ends, where one was seen.</summary>
    [Id(9)] public DateTimeOffset? ChainNotAfter { get; init; }

    /// <summary>Who looked: the silo and its site.</summary>
    [Id(10)] public string? Observer { get; init; }
}

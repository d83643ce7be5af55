using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>Codes, statuses and effects of the outcomes of usage events.</summary>
public static class UsageOutcomes
{
    /// <summary>Every outcome, so that its counter exists from the start.</summary>
    public static ImmutableArray<UsageOutcome> All { get; } = [.. Enum.GetValues<UsageOutcome>()];

    /// <summary>The code, as in <c>window_taken</c>.</summary>
    public static string Code(this UsageOutcome outcome) => outcome switch
    {
        UsageOutcome.Accepted => "accepted",
        UsageOutcome.Duplicate => "duplicate",
        UsageOutcome.Conflict => "conflict",
        UsageOutcome.WindowTaken => "window_taken",
        UsageOutcome.Future => "future",
        UsageOutcome.Late => "late",
        UsageOutcome.TooOld => "too_old",
        UsageOutcome.NotSigned => "unsigned",
        UsageOutcome.Quarantined => "quarantined",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>The HTTP status of a single event with this outcome.</summary>
    public static int Status(this UsageOutcome outcome) => outcome switch
    {
        UsageOutcome.Accepted or UsageOutcome.Late or UsageOutcome.Quarantined => 202,
        UsageOutcome.Duplicate => 200,
        UsageOutcome.Conflict or UsageOutcome.WindowTaken => 409,
        _ => 422,
    };

    /// <summary>Whether the event is appended to the usage log.</summary>
    public static bool IsKept(this UsageOutcome outcome) =>
        outcome is UsageOutcome.Accepted or UsageOutcome.Late or UsageOutcome.Quarantined;

    /// <summary>Whether the event is kept as an anomaly beside the log.</summary>
    public static bool IsAnomaly(this UsageOutcome outcome) =>
        outcome is UsageOutcome.Conflict or UsageOutcome.WindowTaken;
}

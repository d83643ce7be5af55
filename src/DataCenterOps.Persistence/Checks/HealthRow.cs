using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Persistence.Checks;

/// <summary>A row of <c>check_state</c>.</summary>
internal sealed record HealthRow
{
    public string CheckId { get; init; } = "";

    public string State { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset LastDue { get; init; }

    public DateTimeOffset? LastResultAt { get; init; }

    public string? LastOutcome { get; init; }

    public string? LastReason { get; init; }

    public int LastDurationMs { get; init; }

    public int Failures { get; init; }

    public int Successes { get; init; }

    public int Untold { get; init; }

    public int DownConfirmed { get; init; }

    public DateTimeOffset? TlsNotAfter { get; init; }

    public int? IntervalS { get; init; }

    public (CheckId Id, CheckHealth Health) Read()
    {
        if (!Domain.Checks.CheckId.TryParse(CheckId, out var id))
        {
            throw new FormatException($"`{CheckId}` does not name a check");
        }

        return (id, new CheckHealth
        {
            State = CheckCodes.ParseState(State),
            Since = Since,
            LastDue = LastDue,
            LastResultAt = LastResultAt,
            LastOutcome = LastOutcome is null ? null : CheckCodes.ParseOutcome(LastOutcome),
            LastReason = LastReason,
            LastDurationMs = LastDurationMs,
            Window = Failures,
            Successes = Successes,
            Untold = Untold,
            IsDownConfirmed = DownConfirmed != 0,
            TlsNotAfter = TlsNotAfter,
            Interval = IntervalS is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        });
    }
}

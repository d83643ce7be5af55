using Orleans;

namespace DataCenterOps.Domain.Checks;

/// <summary>
/// What is known of one check: a fold over its results and missed runs. Immutable; every fold returns the next value and,
/// when the state changed, the transition.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.CheckHealth")]
public sealed record CheckHealth
{
    /// <summary>The state.</summary>
    [Id(0)] public CheckState State { get; init; } = CheckState.Unknown;

    /// <summary>Since when.</summary>
    [Id(1)] public required DateTimeOffset Since { get; init; }

    /// <summary>The due instant of the newest run that was folded, missed ones included; the epoch before the first.</summary>
    [Id(2)] public required DateTimeOffset LastDue { get; init; }

    /// <summary>The due instant of the newest result; absent before the first.</summary>
    [Id(3)] public DateTimeOffset? LastResultAt { get; init; }

    /// <summary>The newest result's outcome; absent before the first.</summary>
    [Id(4)] public CheckOutcome? LastOutcome { get; init; }

    /// <summary>The newest result's reason; absent when it was ok.</summary>
    [Id(5)] public string? LastReason { get; init; }

    /// <summary>The newest ok and fail results as bits, the newest lowest, 1 for a failure. Never longer than the confirmation looks back.</summary>
    [Id(6)] public int Window { get; init; }

    /// <summary>Successes in a row, at most <see cref="CheckLimits.ConfirmWindow"/>.</summary>
    [Id(7)] public int Successes { get; init; }

    /// <summary>Runs in a row that told nothing, missed or not evaluable, at most <see cref="CheckLimits.MissedRuns"/>.</summary>
    [Id(8)] public int Untold { get; init; }

    /// <summary>Whether it was confirmed down and has not recovered since, also while nothing is known.</summary>
    [Id(9)] public bool IsDownConfirmed { get; init; }

    /// <summary>When the leaf certificate ends that was seen last.</summary>
    [Id(10)] public DateTimeOffset? TlsNotAfter { get; init; }

    /// <summary>Milliseconds the newest probe took.</summary>
    [Id(11)] public int LastDurationMs { get; init; }

    /// <summary>At which interval the newest run was asked; absent before the first.</summary>
    [Id(12)] public TimeSpan? Interval { get; init; }

    /// <summary>A check that nobody has looked at, known since <paramref name="now"/>.</summary>
    public static CheckHealth Unseen(DateTimeOffset now) => new() { Since = now, LastDue = DateTimeOffset.UnixEpoch };

    /// <summary>Folds one result. A result that is not newer than what was folded changes nothing: wakes are repeated.</summary>
    public (CheckHealth Health, CheckTransition? Change) Fold(CheckResult result, Confirmation confirm, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(confirm);
        if (LastResultAt is { } last && result.DueAt <= last)
        {
            return (this, null);
        }

        var next = this with
        {
            LastDue = result.DueAt > LastDue ? result.DueAt : LastDue,
            LastResultAt = result.DueAt,
            LastOutcome = result.Outcome,
            LastReason = result.Reason,
            LastDurationMs = result.DurationMs,
            TlsNotAfter = result.LeafNotAfter ?? TlsNotAfter,
        };
        next = result.Outcome switch
        {
            CheckOutcome.Ok => next.Succeeded(confirm),
            CheckOutcome.Fail => next.Failed(confirm),
            _ => next.ToldNothing(1),
        };
        return Settle(next, now, result.DueAt, result.Reason);
    }

    /// <summary>Folds <paramref name="runs"/> runs that never took place, the newest of them due at <paramref name="lastDue"/>.</summary>
    public (CheckHealth Health, CheckTransition? Change) Miss(int runs, DateTimeOffset lastDue, DateTimeOffset now) =>
        runs <= 0 || lastDue <= LastDue
            ? (this, null)
            : Settle((this with { LastDue = lastDue }).ToldNothing(runs), now, lastDue, CheckReasons.ObserverFault);

    private CheckHealth Succeeded(Confirmation confirm)
    {
        var successes = Math.Min(Successes + 1, CheckLimits.ConfirmWindow);
        var next = this with { Window = Shift(confirm, failed: false), Successes = successes, Untold = 0 };
        if (!IsDownConfirmed)
        {
            return next with { State = CheckState.Up };
        }

        // The old failures are behind it: one new failure must not confirm a second outage with those of the first.
        return successes >= confirm.Successes
            ? next with { State = CheckState.Up, IsDownConfirmed = false, Window = 0 }
            : next with { State = CheckState.Down };
    }

    private CheckHealth Failed(Confirmation confirm)
    {
        var next = this with { Window = Shift(confirm, failed: true), Successes = 0, Untold = 0 };
        var down = IsDownConfirmed || int.PopCount(next.Window) >= confirm.Fails;
        return next with { State = down ? CheckState.Down : CheckState.Suspect, IsDownConfirmed = down };
    }

    private CheckHealth ToldNothing(int runs)
    {
        var untold = Math.Min((long)Untold + runs, CheckLimits.MissedRuns);
        return this with
        {
            Untold = (int)untold,
            Successes = 0,
            State = untold >= CheckLimits.MissedRuns ? CheckState.Unknown : State,
        };
    }

    private int Shift(Confirmation confirm, bool failed) =>
        ((Window << 1) | (failed ? 1 : 0)) & ((1 << Math.Min(confirm.Of, CheckLimits.ConfirmWindow)) - 1);

    private (CheckHealth Health, CheckTransition? Change) Settle(
        CheckHealth next, DateTimeOffset now, DateTimeOffset due, string? reason) =>
        next.State == State
            ? (next with { Since = Since }, null)
            : (next with { Since = now }, new CheckTransition(State, next.State, now, due, reason));
}

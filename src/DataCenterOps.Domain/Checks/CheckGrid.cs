namespace DataCenterOps.Domain.Checks;

/// <summary>
/// When checks are due: on a fixed grid <c>epoch + phase + k × interval</c>, which every silo computes alike and which
/// no restart moves. The phase spreads the checks over their interval.
/// </summary>
public static class CheckGrid
{
    /// <summary>The place of a check within its interval: its hash, rounded down to the plan's tick.</summary>
    public static TimeSpan Phase(CheckDefinition check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var phase = check.Id.Hash % (long)check.Interval.TotalSeconds * TimeSpan.TicksPerSecond;
        return TimeSpan.FromTicks(phase - (phase % CheckLimits.Tick(check.Plan).Ticks));
    }

    /// <summary>The newest due instant at or before <paramref name="at"/>.</summary>
    public static DateTimeOffset Newest(CheckDefinition check, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(check);
        var since = (at - DateTimeOffset.UnixEpoch - Phase(check)).Ticks;
        var interval = check.Interval.Ticks;

        // Division rounds towards zero; before the epoch the newest instant is one further down.
        var k = since >= 0 ? since / interval : ((since + 1) / interval) - 1;
        return DateTimeOffset.UnixEpoch + Phase(check) + TimeSpan.FromTicks(k * interval);
    }

    /// <summary>The newest instant that fell due in (<paramref name="after"/>, <paramref name="until"/>], if any did.</summary>
    public static DateTimeOffset? DueIn(CheckDefinition check, DateTimeOffset after, DateTimeOffset until)
    {
        var newest = Newest(check, until);
        return newest > after ? newest : null;
    }

    /// <summary>How many due instants lie strictly between <paramref name="last"/> and <paramref name="due"/>: the missed runs.</summary>
    public static int MissedBetween(CheckDefinition check, DateTimeOffset last, DateTimeOffset due)
    {
        var first = Newest(check, last) + check!.Interval;
        var missed = (due - first).Ticks / check.Interval.Ticks;
        return (int)Math.Clamp(missed, 0, int.MaxValue);
    }
}

namespace DataCenterOps.Domain.Checks;

/// <summary>
/// The rule behind <em>unknown</em>: a check is unknown once <see cref="CheckLimits.MissedRuns"/> due instants in a row have
/// passed with no result. This says how many had passed when a run started.
/// <list type="bullet">
/// <item>An instant that had no run before the next one fell due was missed.</item>
/// <item>Of several only the newest is run. Where that run starts more than a tick after its instant, the instant had
/// passed as well and the run makes up for it: with one missed before, that is two.</item>
/// <item>A run that is late and follows on a result is only late. However often that happens, there is a result between any
/// two instants, so a healthy check on a busy silo stays what it is.</item>
/// <item>Instants are counted on the grid that was in force. Where the interval has changed since the newest run, nobody
/// was to look at the new instants, and the old ones were given up.</item>
/// <item>Nothing was missed of a check that nobody has looked at yet. One that was taken out of its document and is
/// declared again is such a check: its state went with it.</item>
/// </list>
/// The state and the ledger learn of it with the run that ends the silence. Meanwhile lists judge by age alone: there the
/// state is unknown from the second instant on, without the tick.
/// </summary>
/// <param name="Missed">Due instants that had no run and will have none.</param>
/// <param name="IsMadeUp">Whether the instant that is run now had passed too.</param>
public readonly record struct CheckSilence(int Missed, bool IsMadeUp)
{
    /// <summary>Due instants that had passed with no result.</summary>
    public int Passed => Missed + (IsMadeUp ? 1 : 0);

    /// <summary>What had passed in silence when a run was started.</summary>
    /// <param name="check">The check.</param>
    /// <param name="health">What is known of it; absent when nobody has looked at it.</param>
    /// <param name="due">The instant that is run.</param>
    /// <param name="tick">When the run starts.</param>
    public static CheckSilence Before(CheckDefinition check, CheckHealth? health, DateTimeOffset due, DateTimeOffset tick)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (health is null || (health.Interval is { } asked && asked != check.Interval))
        {
            return default;
        }

        var missed = CheckGrid.MissedBetween(check, health.LastDue, due);
        return new CheckSilence(missed, missed > 0 && tick - due > CheckLimits.Tick(check.Plan));
    }
}

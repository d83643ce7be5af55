namespace DataCenterOps.Domain.Metering;

/// <summary>Decides what becomes of an event: the table of outcomes as one function.</summary>
public static class UsageDecisions
{
    /// <summary>
    /// The outcome of <paramref name="usage"/>. A repeat stays a repeat however old it is; what is refused for its time is
    /// refused before anything else is looked at; nothing that nobody can map hides a window that is taken.
    /// </summary>
    public static UsageOutcome Decide(UsageEvent usage, UsageFacts facts)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.StoredDigest is { } digest)
        {
            return digest == usage.Digest ? UsageOutcome.Duplicate : UsageOutcome.Conflict;
        }

        if (usage.Latest > facts.ReceivedAt.AddMinutes(MeteringLimits.FutureMinutes))
        {
            return UsageOutcome.Future;
        }

        if (usage.From < facts.ReceivedAt.AddDays(-MeteringLimits.OldestDays))
        {
            return UsageOutcome.TooOld;
        }

        if (facts.WindowDigest is not null)
        {
            return UsageOutcome.WindowTaken;
        }

        if (!facts.ResourceKnown || facts.Meter is not { } meter || !Fits(usage, meter))
        {
            return UsageOutcome.Quarantined;
        }

        return usage.From < facts.OpenFrom ? UsageOutcome.Late : UsageOutcome.Accepted;
    }

    /// <summary>Whether the event counts what the meter counts: the same shape in the same unit.</summary>
    public static bool Fits(UsageEvent usage, MeterDefinition meter)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(meter);
        return usage.IsState == (meter.Shape == MeterShape.State) && usage.Unit == meter.Unit;
    }
}

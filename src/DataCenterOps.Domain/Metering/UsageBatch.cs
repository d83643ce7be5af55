using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>Decides a batch of events one after the other.</summary>
public static class UsageBatch
{
    /// <summary>
    /// The outcome of each event, in order. What an event of the batch takes is taken for those behind it: the same event
    /// twice in one batch counts once.
    /// </summary>
    public static ImmutableArray<ReceivedUsage> Decide(
        ImmutableArray<UsageEvent> events, KnownUsage known, ImmutableDictionary<string, MeterDefinition> meters, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(meters);
        var names = known.Events.ToDictionary(pair => pair.Key, pair => pair.Value.Digest);
        var windows = known.Windows.ToDictionary(StringComparer.Ordinal);
        var decided = ImmutableArray.CreateBuilder<ReceivedUsage>(events.Length);
        foreach (var usage in events)
        {
            var window = UsageWindow.KeyOf(usage);
            var named = names.GetValueOrDefault((usage.Source, usage.Id));
            var covered = windows.GetValueOrDefault(window);
            var outcome = UsageDecisions.Decide(usage, new UsageFacts(
                now, CivilCalendar.OpenFrom(now), named, covered, meters.GetValueOrDefault(usage.Meter),
                known.Subjects.Contains(usage.Subject)));
            if (outcome.IsKept())
            {
                names[(usage.Source, usage.Id)] = usage.Digest;
                windows[window] = usage.Digest;
            }

            decided.Add(new ReceivedUsage(usage, outcome, outcome.IsAnomaly() ? named ?? covered : null));
        }

        return decided.MoveToImmutable();
    }
}

using System.Collections.Concurrent;
using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>What became of usage events and rating runs.</summary>
public sealed class MeteringMetrics
{
    private readonly ConcurrentDictionary<(string Meter, string Outcome), Counter.Child> _events = new();
    private readonly Counter _family;
    private readonly Counter _runs;
    private readonly Histogram _lateness;
    private readonly LabelGuard _guard;

    internal MeteringMetrics(MetricFamilies families, LabelGuard guard)
    {
        _family = families.Counter(MetricNames.UsageEvents);
        _runs = families.Counter(MetricNames.RatingRuns);
        _lateness = families.Histogram(MetricNames.UsageLateness, MetricBuckets.Lateness);
        _guard = guard;
        foreach (var outcome in MetricNames.RatingRuns.Labels[0].Allowed!)
        {
            _runs.WithLabels(outcome).Publish();
        }
    }

    /// <summary>Makes every counter of a meter exist at 0.</summary>
    public void Register(string meter)
    {
        foreach (var outcome in MetricNames.UsageEvents.Labels[1].Allowed!)
        {
            Of(meter, outcome);
        }
    }

    /// <summary>Counts received events.</summary>
    /// <param name="meter">The meter they name; one that nobody knows becomes <c>other</c> once the list is full.</param>
    /// <param name="outcome">One of the nine outcomes, as in <c>window_taken</c>.</param>
    /// <param name="count">How many.</param>
    public void Received(string meter, string outcome, int count = 1)
    {
        if (!_events.ContainsKey((meter, outcome)))
        {
            Register(meter);
        }

        Of(meter, outcome).Inc(count);
    }

    /// <summary>Records the age of an event at acceptance.</summary>
    public void Accepted(TimeSpan age) => _lateness.Observe(Math.Max(0, age.TotalSeconds));

    /// <summary>Counts a rating run: <c>ok</c>, <c>partial</c> when some of a tenant's usage has no price, or <c>failed</c>.</summary>
    public void Rated(string outcome) => _runs.WithLabels(_guard.Bound(MetricNames.RatingRuns, outcome)).Inc();

    private Counter.Child Of(string meter, string outcome)
    {
        if (_events.TryGetValue((meter, outcome), out var child))
        {
            return child;
        }

        var labels = _guard.Bound(MetricNames.UsageEvents, meter, outcome);
        child = _family.WithLabels(labels);
        child.Publish();

        // What was folded is not kept: names from outside would otherwise fill this table instead of the label.
        return labels[0] == LabelGuard.Other || labels[1] == LabelGuard.Other ? child : _events.GetOrAdd((meter, outcome), child);
    }
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using DataCenterOps.Domain.Checks;
using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>What probes saw.</summary>
public sealed class ProbeMetrics
{
    private const string Maintenance = "maintenance";

    private readonly ConcurrentDictionary<(string System, CheckKind Kind), Children> _results = new();
    private readonly FrozenDictionary<CheckKind, Histogram.Child> _duration;
    private readonly Counter _family;
    private readonly Histogram _delay;
    private readonly LabelGuard _guard;

    internal ProbeMetrics(MetricFamilies families, LabelGuard guard)
    {
        _family = families.Counter(MetricNames.ProbeResults);
        _delay = families.Histogram(MetricNames.ProbeDelay, MetricBuckets.Delay);
        _guard = guard;
        var duration = families.Histogram(MetricNames.ProbeDuration, MetricBuckets.Probe);
        _duration = Enum.GetValues<CheckKind>().ToFrozenDictionary(kind => kind, kind => duration.WithLabels(kind.Code()));
    }

    /// <summary>Makes the counters of a system's checks exist at 0: `increase` does not see a series that begins at 1.</summary>
    public void Register(string system, CheckKind kind) => Of(system, kind);

    /// <summary>Counts one run.</summary>
    /// <param name="system">The system that the check belongs to.</param>
    /// <param name="kind">What the probe spoke.</param>
    /// <param name="outcome">The answer.</param>
    /// <param name="duration">How long the probe took.</param>
    /// <param name="delay">From the due instant to the start.</param>
    /// <param name="inMaintenance">Whether a window lies over it: then it counts as such, whatever the answer.</param>
    public void Ran(
        string system, CheckKind kind, CheckOutcome outcome, TimeSpan duration, TimeSpan delay, bool inMaintenance = false)
    {
        var counters = Of(system, kind);
        (inMaintenance ? counters.Maintenance : counters.ByOutcome[outcome]).Inc();
        _duration[kind].Observe(duration.TotalSeconds);
        _delay.Observe(Math.Max(0, delay.TotalSeconds));
    }

    /// <summary>Counts runs that never took place, as unknown.</summary>
    public void Missed(string system, CheckKind kind, int runs) => Of(system, kind).ByOutcome[CheckOutcome.Unknown].Inc(runs);

    /// <summary>Removes the series of a system that is retired.</summary>
    public void Forget(string system)
    {
        foreach (var key in _results.Keys.Where(key => key.System == system))
        {
            if (_results.TryRemove(key, out var children))
            {
                children.Remove();
            }
        }

        _guard.Forget("system", system);
    }

    private Children Of(string system, CheckKind kind) =>
        _results.TryGetValue((system, kind), out var children)
            ? children
            : _results.GetOrAdd((system, kind), key => Make(key.System, key.Kind));

    private Children Make(string system, CheckKind kind)
    {
        Counter.Child Child(string outcome)
        {
            var child = _family.WithLabels(_guard.Bound(MetricNames.ProbeResults, system, kind.Code(), outcome));
            child.Publish();
            return child;
        }

        return new Children(
            Enum.GetValues<CheckOutcome>().ToFrozenDictionary(outcome => outcome, outcome => Child(outcome.Code())),
            Child(Maintenance));
    }

    private sealed record Children(FrozenDictionary<CheckOutcome, Counter.Child> ByOutcome, Counter.Child Maintenance)
    {
        public void Remove()
        {
            foreach (var child in ByOutcome.Values)
            {
                child.Remove();
            }

            Maintenance.Remove();
        }
    }
}

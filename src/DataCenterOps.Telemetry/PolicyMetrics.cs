using System.Collections.Concurrent;
using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>What the evaluator did.</summary>
public sealed class PolicyMetrics
{
    private readonly ConcurrentDictionary<(string Policy, string Outcome, string Point), Counter.Child> _decisions = new();
    private readonly Counter _family;
    private readonly Histogram _seconds;
    private readonly Histogram _cost;
    private readonly LabelGuard _guard;

    internal PolicyMetrics(MetricFamilies families, LabelGuard guard)
    {
        _family = families.Counter(MetricNames.PolicyDecisions);
        _seconds = families.Histogram(MetricNames.PolicyEvaluation, MetricBuckets.Evaluation);
        _cost = families.Histogram(MetricNames.PolicyCost, MetricBuckets.Cost);
        _guard = guard;
    }

    /// <summary>Makes every counter of a policy exist at 0: when a pack comes into force.</summary>
    public void Register(string policy)
    {
        foreach (var outcome in MetricNames.PolicyDecisions.Labels[1].Allowed!)
        {
            foreach (var point in MetricNames.PolicyDecisions.Labels[2].Allowed!)
            {
                Of(policy, outcome, point);
            }
        }
    }

    /// <summary>Counts what one policy said of one subject.</summary>
    /// <param name="policy">The policy's id.</param>
    /// <param name="outcome">A rule outcome; hyphens or underscores, as in <c>not-applicable</c>.</param>
    /// <param name="point"><c>admission</c>, <c>preview</c> or <c>sweep</c>.</param>
    /// <param name="times">Of how many subjects it said so.</param>
    public void Decided(string policy, string outcome, string point, int times = 1) => Of(policy, outcome.Replace('-', '_'), point).Inc(times);

    /// <summary>Records one evaluation of all policies on one subject.</summary>
    /// <param name="took">The evaluation alone: no hash, no JSON.</param>
    /// <param name="costUnits">What it spent of its budget.</param>
    public void Evaluated(TimeSpan took, long costUnits)
    {
        _seconds.Observe(took.TotalSeconds);
        _cost.Observe(costUnits);
    }

    private Counter.Child Of(string policy, string outcome, string point)
    {
        if (_decisions.TryGetValue((policy, outcome, point), out var child))
        {
            return child;
        }

        var labels = _guard.Bound(MetricNames.PolicyDecisions, policy, outcome, point);
        child = _family.WithLabels(labels);
        child.Publish();
        return labels.Contains(LabelGuard.Other, StringComparer.Ordinal)
            ? child
            : _decisions.GetOrAdd((policy, outcome, point), child);
    }
}

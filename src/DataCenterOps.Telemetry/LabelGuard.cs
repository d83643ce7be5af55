using System.Collections.Concurrent;
using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>
/// Bounds the values of every label. What is not on a label's list, or beyond its cap, becomes <c>other</c> and is
/// counted: a mistake costs one series and raises an alert instead of filling the memory of two programs.
/// </summary>
internal sealed class LabelGuard
{
    /// <summary>What values become that are too many.</summary>
    public const string Other = "other";

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> _seen = new(StringComparer.Ordinal);
    private readonly Counter _overflow;

    public LabelGuard(Counter overflow)
    {
        _overflow = overflow;
        foreach (var metric in MetricNames.All.Where(metric => !metric.Labels.IsEmpty))
        {
            overflow.WithLabels(metric.Name).Publish();
        }
    }

    /// <summary>The values that <paramref name="metric"/> may carry instead of <paramref name="values"/>; changes them in place.</summary>
    public string[] Bound(MetricInfo metric, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsBounded(metric.Labels[i], values[i]))
            {
                values[i] = Other;
                _overflow.WithLabels(metric.Name).Inc();
            }
        }

        return values;
    }

    /// <summary>Gives the place of a value back that no series carries any more.</summary>
    public void Forget(string label, string value)
    {
        if (_seen.TryGetValue(label, out var seen))
        {
            seen.TryRemove(value, out _);
        }
    }

    private bool IsBounded(MetricLabel label, string value)
    {
        if (label.Allowed is { } allowed)
        {
            return allowed.Contains(value);
        }

        // Two threads may both take the last place. One value more than the cap does no harm.
        var seen = _seen.GetOrAdd(label.Name, static _ => new(StringComparer.Ordinal));
        return seen.ContainsKey(value) || (seen.Count < label.Cap && (seen.TryAdd(value, 0) || true));
    }
}

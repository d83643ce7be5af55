using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>A gauge whose series are replaced as a whole: one that is not named any more is removed.</summary>
internal sealed class GaugeSet(MetricInfo info, Gauge gauge, LabelGuard guard)
{
    private Dictionary<string, Gauge.Child> _children = new(StringComparer.Ordinal);

    /// <summary>Replaces all series. Not to be called twice at once.</summary>
    public void Replace(IEnumerable<(string[] Labels, double Value)> samples)
    {
        var next = new Dictionary<string, Gauge.Child>(_children.Count, StringComparer.Ordinal);
        foreach (var (labels, value) in samples)
        {
            var bounded = guard.Bound(info, labels);
            var key = string.Join('\n', bounded);
            if (!_children.TryGetValue(key, out var child) && !next.TryGetValue(key, out child))
            {
                child = gauge.WithLabels(bounded);
            }

            child.Set(value);
            next[key] = child;
        }

        foreach (var (key, child) in _children)
        {
            if (!next.ContainsKey(key))
            {
                child.Remove();
            }
        }

        _children = next;
    }
}

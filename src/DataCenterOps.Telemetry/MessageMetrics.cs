using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>How messages left the program.</summary>
public sealed class MessageMetrics
{
    private readonly Counter _delivered;
    private readonly Counter _failed;
    private readonly LabelGuard _guard;

    internal MessageMetrics(MetricFamilies families, LabelGuard guard)
    {
        _delivered = families.Counter(MetricNames.MessagesDelivered);
        _failed = families.Counter(MetricNames.MessagesFailed);
        _guard = guard;
        foreach (var carrier in MetricNames.MessagesDelivered.Labels[0].Allowed!)
        {
            _delivered.WithLabels(carrier).Publish();
            _failed.WithLabels(carrier).Publish();
        }
    }

    /// <summary>Counts a sending that was taken.</summary>
    /// <param name="carrier">As in <c>webhook/soc</c>; only what stands before the slash is a label.</param>
    public void Delivered(string carrier) => _delivered.WithLabels(_guard.Bound(MetricNames.MessagesDelivered, Kind(carrier))).Inc();

    /// <summary>Counts an attempt that was not.</summary>
    public void Failed(string carrier) => _failed.WithLabels(_guard.Bound(MetricNames.MessagesFailed, Kind(carrier))).Inc();

    internal static string Kind(string carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        return carrier.Split('/', 2)[0];
    }
}

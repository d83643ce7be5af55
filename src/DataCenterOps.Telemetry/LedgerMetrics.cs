using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>Whether the ledger is sealed, as this silo sees it.</summary>
public sealed class LedgerMetrics
{
    private readonly Gauge _lag;
    private readonly Gauge _checkpoint;
    private readonly Gauge _refused;

    private readonly Gauge _witnessLag;
    private readonly Gauge _contradicts;
    private readonly Counter _requests;
    private readonly LabelGuard _guard;

    internal LedgerMetrics(MetricFamilies families, LabelGuard guard)
    {
        (_lag, _checkpoint, _refused) =
            (families.Gauge(MetricNames.LedgerLag), families.Gauge(MetricNames.LedgerCheckpoint, published: false), families.Gauge(MetricNames.LedgerRefused));
        (_witnessLag, _contradicts, _requests, _guard) = (
            families.Gauge(MetricNames.WitnessLag), families.Gauge(MetricNames.WitnessContradicts), families.Counter(MetricNames.WitnessRequests), guard);
    }

    /// <summary>Records for how long the oldest entry waits; zero when none does.</summary>
    public void Lagging(TimeSpan lag) => _lag.Set(lag.TotalSeconds);

    /// <summary>Records when the newest checkpoint was signed.</summary>
    public void CheckpointAt(DateTimeOffset at) => _checkpoint.Set(at.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Records whether this silo refuses to sign.</summary>
    public void Refusing(bool isRefusing) => _refused.Set(isRefusing ? 1 : 0);

    /// <summary>Records for how long a witness has not cosigned the newest checkpoint; zero when it has, or another silo asks it.</summary>
    public void WitnessLagging(string witness, TimeSpan lag) =>
        _witnessLag.WithLabels(_guard.Bound(MetricNames.WitnessLag, witness)).Set(Math.Max(0, lag.TotalSeconds));

    /// <summary>Records whether a witness says that the ledger contradicts what it has cosigned.</summary>
    public void WitnessContradicts(string witness, bool contradicts) =>
        _contradicts.WithLabels(_guard.Bound(MetricNames.WitnessContradicts, witness)).Set(contradicts ? 1 : 0);

    /// <summary>Counts a request that this witness has answered.</summary>
    /// <param name="outcome"><c>cosigned</c>, <c>conflict</c>, <c>refused</c> or <c>contradiction</c>.</param>
    public void Asked(string outcome) => _requests.WithLabels(_guard.Bound(MetricNames.WitnessRequests, outcome)).Inc();
}

using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>Whether the ledger is sealed, as this silo sees it.</summary>
public sealed class LedgerMetrics
{
    private readonly Gauge _lag;
    private readonly Gauge _checkpoint;
    private readonly Gauge _refused;

    internal LedgerMetrics(MetricFamilies families) =>
        (_lag, _checkpoint, _refused) =
            (families.Gauge(MetricNames.LedgerLag), families.Gauge(MetricNames.LedgerCheckpoint, published: false), families.Gauge(MetricNames.LedgerRefused));

    /// <summary>Records for how long the oldest entry waits; zero when none does.</summary>
    public void Lagging(TimeSpan lag) => _lag.Set(lag.TotalSeconds);

    /// <summary>Records when the newest checkpoint was signed.</summary>
    public void CheckpointAt(DateTimeOffset at) => _checkpoint.Set(at.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Records whether this silo refuses to sign.</summary>
    public void Refusing(bool isRefusing) => _refused.Set(isRefusing ? 1 : 0);
}

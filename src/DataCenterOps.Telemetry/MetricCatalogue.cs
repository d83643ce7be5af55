using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>
/// Every metric of the program in two registries: what this process saw, and what the business rows say. Only this
/// project knows the library behind it.
/// </summary>
public sealed class MetricCatalogue
{
    private readonly CollectorRegistry _process = Metrics.NewCustomRegistry();
    private readonly CollectorRegistry _business = Metrics.NewCustomRegistry();

    /// <summary>Registers every metric.</summary>
    /// <param name="version">The program's version, for <c>dcops_build_info</c>.</param>
    /// <param name="commit">The commit it was built from; <c>unknown</c> when nobody said.</param>
    public MetricCatalogue(string version, string commit)
    {
        var process = new MetricFamilies(_process);
        var guard = new LabelGuard(process.Counter(MetricNames.LabelOverflow));
        process.Gauge(MetricNames.BuildInfo).WithLabels(version, commit).Set(1);
        Probes = new ProbeMetrics(process, guard);
        Metering = new MeteringMetrics(process, guard);
        Policies = new PolicyMetrics(process, guard);
        Jobs = new JobMetrics(process, new MetricFamilies(_business), guard);
        Messages = new MessageMetrics(process, guard);
        Ledger = new LedgerMetrics(process, guard);
        Business = new BusinessMetrics(new MetricFamilies(_business), guard);
    }

    /// <summary>What probes saw.</summary>
    public ProbeMetrics Probes { get; }

    /// <summary>What became of usage events and rating runs.</summary>
    public MeteringMetrics Metering { get; }

    /// <summary>What the evaluator did.</summary>
    public PolicyMetrics Policies { get; }

    /// <summary>How scheduled jobs went.</summary>
    public JobMetrics Jobs { get; }

    /// <summary>How messages left the program.</summary>
    public MessageMetrics Messages { get; }

    /// <summary>Whether the ledger is sealed.</summary>
    public LedgerMetrics Ledger { get; }

    /// <summary>What the business rows say.</summary>
    public BusinessMetrics Business { get; }

    internal Task ExportAsync(bool business, Stream stream, bool openMetrics, CancellationToken cancellationToken) =>
        (business ? _business : _process).CollectAndExportAsTextAsync(
            stream,
            openMetrics ? ExpositionFormat.OpenMetricsText : ExpositionFormat.PrometheusText,
            cancellationToken);
}

using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>Makes the families of metrics in one registry.</summary>
internal sealed class MetricFamilies(CollectorRegistry registry)
{
    private readonly MetricFactory _factory = Metrics.WithCustomRegistry(registry);

    public Counter Counter(MetricInfo info) => _factory.CreateCounter(
        info.Name, info.Help, info.LabelNames, new CounterConfiguration { SuppressInitialValue = info.Labels.Length > 0 });

    public Gauge Gauge(MetricInfo info, bool published = true) => _factory.CreateGauge(
        info.Name, info.Help, info.LabelNames, new GaugeConfiguration { SuppressInitialValue = !published || info.Labels.Length > 0 });

    public Histogram Histogram(MetricInfo info, double[] buckets) => _factory.CreateHistogram(
        info.Name, info.Help, info.LabelNames, new HistogramConfiguration { Buckets = buckets });
}

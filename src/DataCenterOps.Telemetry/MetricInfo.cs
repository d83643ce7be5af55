using System.Collections.Immutable;

namespace DataCenterOps.Telemetry;

/// <summary>What a metric is called, what it says and what it is split by.</summary>
internal sealed record MetricInfo(string Name, string Help, params ImmutableArray<MetricLabel> Labels)
{
    /// <summary>The names of the labels, in their order.</summary>
    public string[] LabelNames => [.. Labels.Select(label => label.Name)];
}

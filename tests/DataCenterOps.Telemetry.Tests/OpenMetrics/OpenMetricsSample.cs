namespace DataCenterOps.Telemetry.Tests.OpenMetrics;

/// <summary>One line with a value. Numbers keep their text: a double would lose digits of a timestamp.</summary>
internal sealed record OpenMetricsSample(
    string Name, IReadOnlyDictionary<string, string> Labels, double Value, decimal? Timestamp, bool HasExemplar);

namespace DataCenterOps.Telemetry;

/// <summary>Which metrics are asked for.</summary>
public enum MetricsPart
{
    /// <summary>Both halves: one process that is scraped alone.</summary>
    All,

    /// <summary>What this process saw: on every silo of a cluster.</summary>
    Process,

    /// <summary>What the business rows say: once for a cluster.</summary>
    Business,
}

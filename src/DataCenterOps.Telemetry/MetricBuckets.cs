namespace DataCenterOps.Telemetry;

/// <summary>Upper bounds of histograms: twelve each, so that a histogram is fifteen series.</summary>
internal static class MetricBuckets
{
    /// <summary>Seconds of a probe, up to the longest usual time-out.</summary>
    public static readonly double[] Probe = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>Seconds of delay: 1 s is the target, 30 s the alert.</summary>
    public static readonly double[] Delay = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120];

    /// <summary>Seconds of lateness, from a second to a month.</summary>
    public static readonly double[] Lateness = [1, 10, 60, 300, 900, 3_600, 10_800, 21_600, 86_400, 259_200, 604_800, 2_592_000];

    /// <summary>Seconds of an evaluation, from ten microseconds to where the budget ends it.</summary>
    public static readonly double[] Evaluation =
        [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.1, 1];

    /// <summary>Cost units of a decision, up to its budget of ten million.</summary>
    public static readonly double[] Cost = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 10_000_000];
}

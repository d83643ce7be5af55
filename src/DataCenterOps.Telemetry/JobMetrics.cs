using Prometheus;

namespace DataCenterOps.Telemetry;

/// <summary>How scheduled jobs went.</summary>
public sealed class JobMetrics
{
    private readonly Gauge _lastSuccess;
    private readonly Counter _misfires;
    private readonly LabelGuard _guard;

    internal JobMetrics(MetricFamilies process, MetricFamilies business, LabelGuard guard)
    {
        // In a cluster a job succeeds on one silo only: the rules take the newest of all.
        _lastSuccess = business.Gauge(MetricNames.JobLastSuccess);
        _misfires = process.Counter(MetricNames.JobMisfires);
        _guard = guard;
    }

    /// <summary>Makes the counter of a job exist at 0.</summary>
    /// <param name="job">The job's name, as in <c>fast_checks</c>: a constant of the program.</param>
    public void Register(string job) => _misfires.WithLabels(_guard.Bound(MetricNames.JobMisfires, job)).Publish();

    /// <summary>Records that a job has done its work.</summary>
    public void Succeeded(string job, DateTimeOffset at) =>
        _lastSuccess.WithLabels(_guard.Bound(MetricNames.JobLastSuccess, job)).Set(at.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Counts a trigger that fired too late or not at all.</summary>
    public void Misfired(string job) => _misfires.WithLabels(_guard.Bound(MetricNames.JobMisfires, job)).Inc();
}

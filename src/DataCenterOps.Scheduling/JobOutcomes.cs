using DataCenterOps.Telemetry;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Writes down how jobs went.</summary>
internal sealed partial class JobOutcomes(JobMetrics metrics, TimeProvider time, ILogger<JobOutcomes> logger)
    : IJobListener, ITriggerListener
{
    /// <inheritdoc cref="IJobListener.Name"/>
    public string Name => nameof(JobOutcomes);

    /// <inheritdoc/>
    public ValueTask JobWasExecuted(
        IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        var job = context.JobDetail.Key.Name;
        if (jobException is not null)
        {
            LogFailed(logger, jobException, job);
        }
        else if (!Equals(context.Result, WorkJob.NoWork))
        {
            metrics.Succeeded(job, time.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask TriggerMisfired(ITrigger trigger, IScheduler scheduler, CancellationToken cancellationToken = default)
    {
        metrics.Misfired(trigger.JobKey.Name);
        LogMisfired(logger, trigger.JobKey.Name);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Error, "The job {Job} failed; its next tick repeats what is due")]
    private static partial void LogFailed(ILogger logger, Exception exception, string job);

    [LoggerMessage(2, LogLevel.Warning, "The job {Job} missed a tick and waits for the next one")]
    private static partial void LogMisfired(ILogger logger, string job);
}

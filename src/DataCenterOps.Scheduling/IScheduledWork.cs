namespace DataCenterOps.Scheduling;

/// <summary>
/// What a coarse job does once it fires: whom to wake. The job says when. Register one for each of
/// <see cref="JobNames.Rating"/>, <see cref="JobNames.Sweep"/>, <see cref="JobNames.FullSweep"/>, <see cref="JobNames.Messages"/>,
/// <see cref="JobNames.Digest"/> and <see cref="JobNames.Housekeeping"/> with
/// <see cref="SchedulingServices.AddScheduledWork{TWork}"/>; a job without work does nothing and reports no success.
/// </summary>
public interface IScheduledWork
{
    /// <summary>
    /// Does the work. It must be safe to repeat: after a crash, and once on every node that starts. Calls to grains go
    /// under the caller <c>system/{job}</c>, which the job has put in place.
    /// </summary>
    /// <param name="tick">The instant that the trigger stood for.</param>
    /// <param name="cancellationToken">The program is stopping.</param>
    Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken);
}

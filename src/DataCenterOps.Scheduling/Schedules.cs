using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Which job runs when. All times are UTC; whoever needs a civil date computes it.</summary>
internal static class Schedules
{
    // Half a tick: a wake that is later is worth less than the next one.
    private static readonly TimeSpan FastLate = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan SlowLate = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CoarseLate = TimeSpan.FromMinutes(5);

    /// <summary>Adds every job with its one trigger.</summary>
    public static void Add(IQuartzBuilder quartz)
    {
        Add<FastChecksJob>(quartz, JobNames.FastChecks, "0/5 * * * * ?", FastLate);
        Add<SlowChecksJob>(quartz, JobNames.SlowChecks, "0 * * * * ?", SlowLate);

        // Two minutes past the hour: the hour's last events have had time to arrive.
        Add<RatingJob>(quartz, JobNames.Rating, "0 2 * * * ?", CoarseLate);
        quartz.RunAtStartup(new JobKey(JobNames.Rating));

        // At once after a change, between the ticks of checks and messages; mostly two look-ups find nothing to do.
        Add<SweepJob>(quartz, JobNames.Sweep, "4/10 * * * * ?", CoarseLate);

        // 00:40 UTC, before housekeeping. Rules that read the clock are judged at least daily by this.
        Add<FullSweepJob>(quartz, JobNames.FullSweep, "0 40 0 * * ?", CoarseLate);

        // Between the ticks of the fast checks. The first of several messages goes out at once: this is what at once is.
        Add<MessagesJob>(quartz, JobNames.Messages, "2/5 * * * * ?", FastLate);

        Add<ApprovalJob>(quartz, JobNames.Approval, "20 * * * * ?", SlowLate);

        // Between the other jobs of a minute. A late one takes what came meanwhile.
        Add<DigestJob>(quartz, JobNames.Digest, "50 * * * * ?", SlowLate);

        // 02:40 UTC is night in Algiers.
        Add<HousekeepingJob>(quartz, JobNames.Housekeeping, "0 40 2 * * ?", CoarseLate);
    }

    private static void Add<TJob>(IQuartzBuilder quartz, string name, string cron, TimeSpan late)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(name).StoreDurably());

        // Without an identity a persistent store would keep one more trigger at every start, and all would fire.
        quartz.AddTrigger<TJob>(trigger => trigger
            .WithIdentity(name)
            .ForJob(name)
            .WithMisfireThreshold(late)
            .WithCronSchedule(cron, schedule => schedule
                .InTimeZone(TimeZoneInfo.Utc)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
    }
}

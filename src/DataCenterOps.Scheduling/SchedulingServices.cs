using DataCenterOps.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Registers everything this project offers.</summary>
public static class SchedulingServices
{
    // Nine jobs; a pool of their own size lets none wait for another.
    private const int Threads = 9;
    private const int ClusterBatch = 4;

    /// <summary>
    /// Adds the scheduler and its jobs, in the mode of <paramref name="configure"/>: a SQLite file of its own, or the
    /// cluster's PostgreSQL. Needs <c>AddTelemetry</c>, <c>SystemCalls</c> and a grain factory. Stops within the host's
    /// shutdown time, after the jobs under way.
    /// </summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, Action<SchedulingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SchedulingOptions();
        configure(options);
        services.AddOptions<SchedulingOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>, SchedulingOptionsValidator>();
        services.TryAddSingleton<ICheckShards, FixedShards>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<QuartzFile>();
        services.AddSingleton(Listener);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "dcops");
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store => Store(store, options));
            quartz.AddJobListener(provider => provider.GetRequiredService<JobOutcomes>());
            quartz.AddTriggerListener(provider => provider.GetRequiredService<JobOutcomes>());
            if (options.Postgres is not null)
            {
                quartz.ConfigureScheduler(scheduler => scheduler.MaxBatchSize = ClusterBatch);
            }

            Schedules.Add(quartz);
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.StartDelay = options.StartDelay > TimeSpan.Zero ? options.StartDelay : null;
        });
        return services;
    }

    /// <summary>Registers what the job <paramref name="job"/> of <see cref="JobNames"/> does.</summary>
    public static IServiceCollection AddScheduledWork<TWork>(this IServiceCollection services, string job)
        where TWork : class, IScheduledWork => services.AddKeyedSingleton<IScheduledWork, TWork>(job);

    private static JobOutcomes Listener(IServiceProvider provider)
    {
        var metrics = provider.GetRequiredService<JobMetrics>();
        foreach (var job in JobNames.All)
        {
            metrics.Register(job);
        }

        return ActivatorUtilities.CreateInstance<JobOutcomes>(provider, metrics);
    }

    private static void Store(IPersistentStoreBuilder store, SchedulingOptions options)
    {
        store.ConfigureStore(ado => ado.StoreJobDataAsStrings = true);
        if (options.Postgres is { } connection)
        {
            store.UsePostgres(NpgsqlFactory.Instance, connection);
            store.UseClustering(_ => { });
        }
        else
        {
            store.UseSqlite(SqliteFactory.Instance, QuartzFile.ConnectionString(options.DataFolder));
        }

        store.ProvisionSchema();
    }
}

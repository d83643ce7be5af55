using DataCenterOps.Grains.Access;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DataCenterOps.Scheduling;

/// <summary>Does the work that is registered under its name, as the caller <c>system/{name}</c>.</summary>
public abstract class WorkJob(string name, IServiceProvider services, SystemCalls calls) : IJob
{
    /// <summary>The entry of the context that says that there was nothing to do.</summary>
    internal const string NoWork = "no-work";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (services.GetKeyedService<IScheduledWork>(name) is not { } work)
        {
            context.Result = NoWork;
            return;
        }

        using (calls.As(name))
        {
            await work.RunAsync(context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
    }
}

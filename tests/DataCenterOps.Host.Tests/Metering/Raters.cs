using System.Collections.Concurrent;
using System.Reflection;
using DataCenterOps.Grains.Metering;

namespace DataCenterOps.Host.Tests.Metering;

/// <summary>Stands in for the cluster: notes who is rated, and fails where it is told to.</summary>
public class Raters : DispatchProxy
{
    /// <summary>Who was rated, in any order.</summary>
    public ConcurrentBag<string> Rated { get; } = [];

    /// <summary>Who fails.</summary>
    public string Failing { get; set; } = "";

    /// <summary>A factory whose grains are these.</summary>
    public static (IGrainFactory Factory, Raters Raters) New(string failing)
    {
        var factory = Create<IGrainFactory, Raters>();
        var raters = (Raters)(object)factory;
        raters.Failing = failing;
        return (factory, raters);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod is not { Name: nameof(IGrainFactory.GetGrain) } || args is not [string tenant, ..])
        {
            throw new NotSupportedException(targetMethod?.Name);
        }

        var grain = Create<IRatingGrain, Rater>();
        ((Rater)(object)grain).Asked = () =>
        {
            if (tenant == Failing)
            {
                return Task.FromException<RatingSummary>(new TimeoutException(tenant));
            }

            Rated.Add(tenant);
            return Task.FromResult(new RatingSummary(default, 0, 0));
        };
        return grain;
    }

    /// <summary>One of them.</summary>
    public class Rater : DispatchProxy
    {
        /// <summary>What it does.</summary>
        public Func<Task<RatingSummary>>? Asked { get; set; }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Asked!();
    }
}

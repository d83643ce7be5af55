using System.Collections.Concurrent;
using System.Reflection;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Checks;

namespace DataCenterOps.Scheduling.Tests;

/// <summary>A grain factory that knows check plans only and writes down how they are woken.</summary>
public class Wakes : DispatchProxy
{
    public ConcurrentQueue<(string Shard, DateTimeOffset Tick, int Count, string? Caller)> Seen { get; } = [];

    public static (IGrainFactory Factory, Wakes Wakes) New()
    {
        var factory = Create<IGrainFactory, Wakes>();
        return (factory, (Wakes)(object)factory);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        new Shard(this, (string)args!.First(argument => argument is string)!);

    private sealed class Shard(Wakes wakes, string key) : ICheckPlanGrain
    {
        public Task WakeAsync(DateTimeOffset tick, int shardCount, CancellationToken cancellationToken)
        {
            wakes.Seen.Enqueue((key, tick, shardCount, RequestContext.Get(SystemCalls.Entry) as string));
            return Task.CompletedTask;
        }
    }
}

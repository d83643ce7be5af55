using DataCenterOps.Grains.Access;

namespace DataCenterOps.Scheduling.Tests;

/// <summary>Work that counts its runs, and fails when it is told to.</summary>
internal sealed class CountedWork : IScheduledWork
{
    private int _runs;

    public int Runs => _runs;

    public bool Fails { get; set; }

    public string? Caller { get; private set; }

    public Task RunAsync(DateTimeOffset tick, CancellationToken cancellationToken)
    {
        Caller = RequestContext.Get(SystemCalls.Entry) as string;
        Interlocked.Increment(ref _runs);
        return Fails ? throw new InvalidOperationException("told to fail") : Task.CompletedTask;
    }
}

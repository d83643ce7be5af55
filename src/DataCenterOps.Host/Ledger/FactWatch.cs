using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>
/// A silo's part in the digests of facts: at its start it closes what a crash has left, while it runs it says that it is alive, and when it stops it
/// closes its series and digests their ends. It is registered before the silo, so that it stops behind it: no fact comes any more by then.
/// </summary>
internal sealed partial class FactWatch(
    FactSeries series, FactDigesting digesting, StorageOptions storage, TimeProvider time, ILogger<FactWatch> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Without a PostgreSQL this process is the only one: whatever is open is of an earlier start. With one, a silo that has been silent for a while is dead.
        var now = time.GetUtcNow();
        var before = storage.IsPostgres ? now.AddSeconds(-DigestLimits.DeadSeconds) : DateTimeOffset.MaxValue;
        await TryAsync(() => digesting.CloseAsync(before, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(DigestLimits.StopSeconds), time);
        await TryAsync(async () =>
        {
            await series.CloseAsync(soon.Token);
            await digesting.WriteAsync(time.GetUtcNow(), soon.Token);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody waits for it: of a table that was never digested it may be long.
        await Task.Yield();
        await TryAsync(() => digesting.WriteAsync(time.GetUtcNow(), stoppingToken));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(DigestLimits.PeriodSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => series.BeatAsync(stoppingToken));
        }
    }

    // What is left undone here, the job of the next minute does, or the next start.
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Facts are not digested for now; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

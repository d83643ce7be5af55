using DataCenterOps.Api.Operations;
using DataCenterOps.Persistence.Metering;

namespace DataCenterOps.Host;

/// <summary>
/// Rates soon after a declaration that changes what things cost, and not only at the next hour: whose systems changed, or
/// everybody when a tariff book, a meter or a site did. Once the program is ready it begins with everybody.
/// </summary>
internal sealed partial class RatingWatch(
    RatingDeclarations declared, RatingWork work, Readiness readiness, TimeProvider time, ILogger<RatingWatch> logger)
    : BackgroundService
{
    // Two look-ups in an index each time. One run follows the other, so that a busy estate is rated no more often.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RatingChanges? seen = null;
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!readiness.IsReady)
            {
                continue;
            }

            try
            {
                var now = await declared.ChangesAsync(stoppingToken);

                // What fails from here on is repeated by the next hour's run, not every few seconds.
                var before = seen;
                seen = now;
                await RateAsync(before, now, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
    }

    private async Task RateAsync(RatingChanges? before, RatingChanges now, CancellationToken cancellationToken)
    {
        if (before == now)
        {
            return;
        }

        _ = before is { } known && known.Prices == now.Prices
            ? await work.RateAsync(await declared.ChangedTenantsAsync(known.Systems, cancellationToken), cancellationToken)
            : await work.RateAllAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "What was declared is not priced yet; the next hour's run repeats it")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

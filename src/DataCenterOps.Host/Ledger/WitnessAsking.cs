using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Host;

/// <summary>
/// Asks the witnesses of the policy to cosign each new checkpoint while this silo seals. Each is asked on its own: none waits for another,
/// and no command waits for any.
/// </summary>
internal sealed partial class WitnessAsking(
    WitnessPolicy policy, SealerSeat seat, CheckpointCosigning checkpoints, WitnessRequests requests, LedgerMetrics metrics,
    TimeProvider time, ILogger<WitnessAsking> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(policy.Witnesses
        .Where(static witness => witness.Url is not null)
        .Select(witness => LoopAsync(new AskedWitness(witness, policy, checkpoints, requests, metrics, time, logger), stoppingToken)));

    private async Task LoopAsync(AskedWitness witness, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(WitnessLimits.LookSeconds), time);
        witness.Leave();
        var wasOurs = false;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (seat.IsOurs)
                {
                    await witness.StepAsync(cancellationToken);
                }
                else if (wasOurs)
                {
                    witness.Leave();
                }

                wasOurs = seat.IsOurs;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                witness.Wait("the log's own database failed", LogLevel.Warning);
                LogFailed(logger, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "A witness was not asked")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

using DataCenterOps.Carriers;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Messages;

/// <summary>Claims, sends and marks. What a kill interrupts is claimed again when its time is over.</summary>
[GrainType("dcops.carrier")]
internal sealed partial class CarrierGrain(
    Outbox outbox, IEnumerable<ICarrier> carriers, Envelopes envelopes, MessageMetrics metrics, TimeProvider time, ILogger<CarrierGrain> logger)
    : Grain, ICarrierGrain
{
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        if (carriers.FirstOrDefault(one => one.Name == this.GetPrimaryKeyString()) is not { } carrier)
        {
            return 0;
        }

        var (tried, began) = (0, time.GetTimestamp());
        while (true)
        {
            var claimed = await outbox.ClaimAsync(carrier.Name, time.GetUtcNow(), cancellationToken);
            await Task.WhenAll(claimed.Select(dispatch => SendAsync(carrier, dispatch, cancellationToken)));
            tried += claimed.Length;
            if (claimed.Length < MessageLimits.SendAtOnce || time.GetElapsedTime(began) >= MessageLimits.WakeTime)
            {
                return tried;
            }
        }
    }

    private async Task SendAsync(ICarrier carrier, ClaimedDispatch dispatch, CancellationToken cancellationToken)
    {
        if (await envelopes.OfAsync(dispatch, cancellationToken) is not { } envelope)
        {
            await outbox.MarkAsync(dispatch, "dropped", "no-receiver", time.GetUtcNow(), cancellationToken);
            return;
        }

        var outcome = await TryAsync(carrier, envelope, cancellationToken);
        var now = time.GetUtcNow();
        if (outcome is not CarrierOutcome.Failed failed)
        {
            metrics.Delivered(carrier.Name);
            await outbox.MarkAsync(dispatch, "sent", null, now, cancellationToken);
            return;
        }

        metrics.Failed(carrier.Name);
        var wait = failed.IsFinal ? null : RetrySchedule.After((int)dispatch.Attempts);
        LogFailed(logger, dispatch.Id, carrier.Name, failed.Error, dispatch.Attempts);
        await outbox.MarkAsync(dispatch, wait is null ? "dead" : "pending", failed.Error, now + (wait ?? TimeSpan.Zero), cancellationToken);
    }

    private async Task<CarrierOutcome> TryAsync(ICarrier carrier, Envelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            return await carrier.SendAsync(envelope, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One carrier's mistake must not keep the others in the batch from being marked. Its text may hold an address.
            LogBroken(logger, carrier.Name, exception.GetType().Name);
            return new CarrierOutcome.Failed("error", IsFinal: false);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sending {Dispatch} by {Carrier} failed with {Error} at attempt {Attempt}.")]
    private static partial void LogFailed(ILogger logger, string dispatch, string carrier, string error, long attempt);

    [LoggerMessage(LogLevel.Error, "The carrier {Carrier} broke off with {Exception}.")]
    private static partial void LogBroken(ILogger logger, string carrier, string exception);
}

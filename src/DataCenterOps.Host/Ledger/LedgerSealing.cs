using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Host;

/// <summary>
/// Seals the ledger while the silo runs, or remembers what another silo seals. Which of them does is the lease's matter; that no two
/// contradict each other is the database's.
/// </summary>
internal sealed partial class LedgerSealing(
    TreeIntegration integration, CheckpointSigning signing, SealerLease lease, TreeQueries tree, LedgerMetrics metrics, LogIdentity identity,
    NewLogKeys keys, SealerSeat seat, KnownElsewhere elsewhere, TimeProvider time, ILogger<LedgerSealing> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _waitsSince;
    private DateTimeOffset _watchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;
    private string _said = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keys.IsNew)
        {
            LogNewKeys(logger, identity.Origin);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(LedgerLimits.SealMilliseconds), time);
        try
        {
            signing.Remember(await elsewhere.AskAsync(stoppingToken));
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync(stoppingToken);
            }
        }
        finally
        {
            await LeaveAsync();
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        try
        {
            seat.IsOurs = await lease.HoldAsync(time.GetUtcNow(), cancellationToken);
            if (seat.IsOurs)
            {
                await SealAsync(cancellationToken);
            }
            else if (time.GetUtcNow() - _watchedAt >= TimeSpan.FromSeconds(LedgerLimits.WatchSeconds))
            {
                _watchedAt = time.GetUtcNow();
                Tell(await signing.WatchAsync(cancellationToken));
            }

            await MeasureAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Grow();
            if (IsNews(exception.Message))
            {
                LogFailed(logger, exception);
            }
        }
    }

    // While much is to be caught up, each step is followed by a checkpoint when one is due.
    private async Task SealAsync(CancellationToken cancellationToken)
    {
        Integrated step;
        do
        {
            step = await integration.StepAsync(time.GetUtcNow(), cancellationToken);
            switch (await signing.StepAsync(time.GetUtcNow(), cancellationToken))
            {
                case Signing.Refused(var reason):
                    Tell(reason);
                    break;
                // What was refused is due as long as it is refused: this is mended.
                case Signing.Made or Signing.NotDue:
                    Tell(null);
                    break;
            }
        }
        while (step.IsMore && !cancellationToken.IsCancellationRequested);
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var head = await tree.HeadAsync(cancellationToken);
        if (await tree.CheckpointAsync(head.Epoch, cancellationToken) is { } checkpoint)
        {
            metrics.CheckpointAt(checkpoint.SignedAt);
        }

        if (!await tree.IsBehindAsync(cancellationToken))
        {
            _waitsSince = null;
            metrics.Lagging(TimeSpan.Zero);
            return;
        }

        _waitsSince ??= time.GetUtcNow();
        Grow();
    }

    private void Grow()
    {
        if (_waitsSince is { } since)
        {
            metrics.Lagging(time.GetUtcNow() - since);
        }
    }

    private void Tell(SigningRefusal? refusal)
    {
        metrics.Refusing(refusal is not null);
        if (refusal is not null && IsNews(refusal.Message))
        {
            LogRefused(logger, refusal.Code, refusal.Message);
        }
    }

    // The same trouble twice a second is said once a minute.
    private bool IsNews(string message)
    {
        var now = time.GetUtcNow();
        if (message == _said && now - _saidAt < Again)
        {
            return false;
        }

        (_said, _saidAt) = (message, now);
        return true;
    }

    private async Task LeaveAsync()
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
            await lease.ReleaseAsync(soon.Token);
        }
        catch (Exception exception)
        {
            // Its time is over by itself in a few seconds.
            LogNotLeft(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The keys of the ledger `{Origin}` were made. Keep the key file as what it is: who has it can sign checkpoints, and without it nobody can go on with this ledger.")]
    private static partial void LogNewKeys(ILogger logger, string origin);

    [LoggerMessage(LogLevel.Critical, "The ledger is not signed ({Code}): {Reason}")]
    private static partial void LogRefused(ILogger logger, string code, string reason);

    [LoggerMessage(LogLevel.Error, "The ledger is not sealed for now; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "The sealer's lease was not left")]
    private static partial void LogNotLeft(ILogger logger, Exception exception);
}

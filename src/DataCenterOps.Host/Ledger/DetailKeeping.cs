using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger.Details;

namespace DataCenterOps.Host;

/// <summary>
/// Before anybody is served, encrypts the details that a release of before has left in clear, and carries out the erasures that a stop has interrupted. What fails is
/// tried again by the housekeeping.
/// </summary>
internal sealed partial class DetailKeeping(ClearDetails clear, ErasureWork erasure, ILogger<DetailKeeping> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await clear.SealAsync(cancellationToken) is > 0 and var count)
            {
                LogSealed(logger, count);
            }

            await erasure.CarryOutAsync(cancellationToken);
        }
        catch (LedgerUnavailableException exception)
        {
            LogFailed(logger, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "{Count} details of before are encrypted now; older backups still have them in clear.")]
    private static partial void LogSealed(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "Details in clear were not encrypted, or erasures not carried out; the housekeeping tries again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

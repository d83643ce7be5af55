using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Host;

/// <summary>
/// Repeats what the program asks for at its start while the ledger does not answer: a busy machine or a database that starts
/// beside it is no reason to stop again. What is repeated carries one operation id, so that nothing is done twice.
/// </summary>
internal sealed partial class OpeningPatience(TimeProvider time, ILogger<OpeningPatience> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Longer than a database takes to recover from a crash of its own; whoever watches the program starts it anew after that.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The answer of <paramref name="ask"/>.</summary>
    /// <exception cref="LedgerUnavailableException">The ledger did not answer for two minutes.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (LedgerUnavailableException exception) when (time.GetElapsedTime(started) < Limit)
            {
                LogAgain(logger, exception.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What the start asks for is asked again: {Reason}.")]
    private static partial void LogAgain(ILogger logger, string reason);
}

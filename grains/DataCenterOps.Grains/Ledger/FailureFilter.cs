using System.Data.Common;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Ledger;

/// <summary>
/// Keeps a database's own exceptions on this silo. They cannot be sent to another one: whoever called from there would
/// learn of a missing codec, and not that the database is away and the command may be repeated.
/// </summary>
internal sealed partial class FailureFilter(ILogger<FailureFilter> logger) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (exception is DbException or LedgerUnavailableException { InnerException: not null })
        {
            LogFailed(logger, context.InterfaceName, context.MethodName, exception);
            throw Outward(exception);
        }
    }

    // Without the cause: it is what cannot be sent.
    private static Exception Outward(Exception exception) => exception switch
    {
        LedgerUnavailableException => new LedgerUnavailableException(exception.Message),
        DbException lost when DatabaseOutage.Is(lost) => new LedgerUnavailableException("the database did not answer"),
        _ => new InvalidOperationException("the database refused a statement; the log of the silo has it"),
    };

    [LoggerMessage(LogLevel.Error, "The database failed under {Contract}.{Method}.")]
    private static partial void LogFailed(ILogger logger, string contract, string method, Exception exception);
}

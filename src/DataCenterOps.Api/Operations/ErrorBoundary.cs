using System.Data.Common;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Api.Operations;

/// <summary>What an exception means to a client. Its text stays here: it may name what the client must not know.</summary>
internal sealed partial class ErrorBoundary(ILogger<ErrorBoundary> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;
    private const int RetrySeconds = 2;
    private const int BusySeconds = 60;

    private static Problem Unavailable => Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "ledger.unavailable",
        "whether it was written is unknown: send it again with the same `Idempotency-Key`").After(RetrySeconds);

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var problem = exception switch
        {
            LedgerUnavailableException or TimeoutException => Unavailable,
            DbException lost when DatabaseOutage.Is(lost) => Unavailable,
            OrleansMessageRejectionException or SiloUnavailableException => Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "ledger.unavailable",
                "a server of the cluster has just gone: send it again with the same `Idempotency-Key`").After(RetrySeconds),
            SignInBusyException => Problem.Of(
                StatusCodes.Status429TooManyRequests, "rate.limited", "too many sign in at once: try again in a minute").After(BusySeconds),
            LedgerConflictException => Problem.Of(
                StatusCodes.Status409Conflict, "version.conflict", "somebody else changed it at the same moment: send it again"),
            UnauthorizedAccessException => Problem.NotFound(),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Of(
                StatusCodes.Status413PayloadTooLarge, "request.too_large", "the body is larger than any that is taken here"),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode, "request.malformed", "the request is not well formed"),
            OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested =>
                Problem.Of(ClientClosedRequest, "request.cancelled", "the client went away"),
            _ => Problem.Of(StatusCodes.Status500InternalServerError, "internal", "something failed here; the log has it under the trace id"),
        };
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogFailed(ILogger logger, string method, string path, Exception exception);
}

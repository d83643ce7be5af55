using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Backup;

namespace DataCenterOps.Host;

/// <summary>Takes one archive from whoever has the token of the set-up identity.</summary>
internal sealed partial class RestoreDesk(
    BackupRestore restore, LogKeysOf keys, KnownHeads heads, HostSettings settings, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<RestoreDesk> logger)
{
    private const string Bearer = "Bearer ";

    private int _busy;

    /// <summary>Whether an archive was taken in.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Takes the body of the request in.</summary>
    public async Task<IResult> TakeAsync(HttpContext http)
    {
        if (!IsAllowed(http.Request.Headers.Authorization.ToString()))
        {
            return Problem.Of(StatusCodes.Status401Unauthorized, "auth.required", "a restore needs the token that the program was started with: `DCOPS_BOOTSTRAP_TOKEN`");
        }

        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "restore.running", "an archive is being taken in");
        }

        try
        {
            var known = await heads.NewestAsync(http.RequestAborted);
            LogBegun(logger, known?.Size);
            var restored = await restore.RunAsync(http.Request.Body, keys.Verifiers, known, time.GetUtcNow(), http.RequestAborted);
            LogDone(logger, restored.Entries, restored.Begun.Origin);
            IsDone = true;
            http.Response.OnCompleted(() =>
            {
                lifetime.StopApplication();
                return Task.CompletedTask;
            });
            return Results.Text(RestoreAnswer.Of(restored), "application/json", Encoding.UTF8);
        }
        catch (BackupRefusedException refused)
        {
            LogRefused(logger, refused.Message);
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, refused.Reasons[0].Code, refused.Reasons[0].Message,
                [.. refused.Reasons.Select(static reason => new ProblemError(reason.Code, reason.Message, ""))]);
        }
        catch (InvalidDataException exception)
        {
            // The high-water file or the copy cannot be read: then nobody knows what was signed.
            return Problem.Of(StatusCodes.Status409Conflict, "restore.high_water", exception.Message);
        }
        finally
        {
            Interlocked.Exchange(ref _busy, 0);
        }
    }

    private bool IsAllowed(string header) =>
        header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && ApiToken.TryHash(header.AsSpan(Bearer.Length).Trim(), out var given)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(ApiToken.Hash(settings.BootstrapToken!)));

    [LoggerMessage(LogLevel.Information, "An archive is being taken in; {Known} entries are known to be signed.")]
    private static partial void LogBegun(ILogger logger, long? known);

    [LoggerMessage(LogLevel.Information, "{Entries} entries are restored. The ledger goes on as {Origin}.")]
    private static partial void LogDone(ILogger logger, long entries, string origin);

    [LoggerMessage(LogLevel.Error, "The archive is refused and the database stays empty: {Reasons}")]
    private static partial void LogRefused(ILogger logger, string reasons);
}

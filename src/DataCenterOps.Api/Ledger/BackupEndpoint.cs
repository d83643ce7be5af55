using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Api.Ledger;

/// <summary>Sends an archive of everything, while everything goes on.</summary>
internal sealed partial class BackupEndpoint : IDisposable
{
    // One at a time: each reads the whole database.
    private readonly SemaphoreSlim _one = new(1, 1);

    public static Task<IResult> PostAsync(
        [FromServices] BackupEndpoint endpoint, BackupReading reading, CheckpointWait checkpoints, [FromServices] ILogSigner signer, IGrainFactory grains, TimeProvider time,
        [FromServices] ILogger<BackupEndpoint> logger, HttpContext http) => endpoint.RunAsync(reading, checkpoints, signer, grains, time, logger, http);

    public void Dispose() => _one.Dispose();

    private async Task<IResult> RunAsync(
        BackupReading reading, CheckpointWait checkpoints, ILogSigner signer, IGrainFactory grains, TimeProvider time, ILogger logger, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        if (!await _one.WaitAsync(TimeSpan.Zero, http.RequestAborted))
        {
            return Problem.Of(StatusCodes.Status409Conflict, "backup.running", "a backup is being made: wait for it to end");
        }

        try
        {
            if (await checkpoints.BeforeAsync(http.RequestAborted) is { } hopeless)
            {
                return hopeless;
            }

            var answer = await grains.GetGrain<IBackupGrain>(0).TakeAsync(operation, http.RequestAborted);
            if (answer is not Answer.Done done)
            {
                return Refusals.Of((Answer.Refused)answer);
            }

            if (await checkpoints.AfterAsync([done.Position], http.RequestAborted) is { } pending)
            {
                return pending;
            }

            await SendAsync(reading, signer, time, logger, http);
            return Results.Empty;
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task SendAsync(BackupReading reading, ILogSigner signer, TimeProvider time, ILogger logger, HttpContext http)
    {
        var now = time.GetUtcNow();
        http.Response.ContentType = "application/gzip";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"dcops-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.tar.gz\"";
        try
        {
            var manifest = await reading.WriteAsync(http.Response.Body, now, signer.Sign, http.RequestAborted);
            LogSent(logger, manifest.Tables.Sum(static table => table.Rows), time.GetUtcNow() - now);
        }
        catch (Exception exception) when (http.Response.HasStarted)
        {
            // The status is sent: all that is left to say is that this is not the end.
            LogBroken(logger, exception);
            http.Abort();
        }
    }

    [LoggerMessage(LogLevel.Information, "A backup of {Rows} rows was sent in {Time}.")]
    private static partial void LogSent(ILogger logger, long rows, TimeSpan time);

    [LoggerMessage(LogLevel.Warning, "A backup was broken off")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}

using DataCenterOps.Api.Problems;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger.Backup;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>
/// What the program does with <c>--restore</c> before it serves: it waits for one archive, on the addresses where it will serve. It has no silo, no scheduler and no
/// console, and to everything else it says that it waits.
/// </summary>
internal static class RestoreMode
{
    /// <summary>Waits for the archive and takes it in.</summary>
    /// <returns>Whether the program may go on: false when it was stopped, or cannot begin.</returns>
    public static async Task<bool> RunAsync(string[] arguments, HostSettings settings, StorageOptions storage)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BackupLimits.ArchiveBytes;
            server.UseEdgeTls();
        });
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(settings.Clients)
            .AddSingleton(storage)
            .AddEdgeCertificates(settings, storage)
            .AddSingleton(LedgerSetup.Secrets(settings.Ledger, storage))
            .AddPersistence(storage)
            .AddSingleton(new LogKeysOf(settings.Ledger.KeyFile ?? Path.Combine(storage.DataFolder, LedgerSetup.KeyFile)))
            .AddSingleton<WitnessRequests>()
            .AddSingleton<WitnessedHeads>()
            .AddSingleton<KnownHeads>()
            .AddSingleton<RestoreDesk>();
        await using var app = builder.Build();
        if (Obstacle(settings, storage, app.Services.GetRequiredService<BackupRestore>()) is { } obstacle)
        {
            await System.Console.Error.WriteLineAsync(obstacle);
            return false;
        }

        app.UseSecurityHeaders();
        var desk = app.Services.GetRequiredService<RestoreDesk>();
        app.MapGet("/healthz/live", static () => Results.Text("live"));
        app.MapGet("/healthz/ready", static () => Results.Text("waiting for an archive", statusCode: StatusCodes.Status503ServiceUnavailable));

        // A method of a context alone would be taken for one that writes its own answer.
        app.MapPost("/api/v1/restore", static (RestoreDesk desk, HttpContext http) => desk.TakeAsync(http));
        app.MapFallback(static () => Problem.Of(
            StatusCodes.Status503ServiceUnavailable, "restore.waiting", "the program waits for an archive and serves nothing yet: `dcops restore FILE`"));
        await app.RunAsync();
        return desk.IsDone;
    }

    // What would make the work of an hour vain is told at once.
    private static string? Obstacle(HostSettings settings, StorageOptions storage, BackupRestore restore)
    {
        var file = settings.Ledger.KeyFile ?? Path.Combine(storage.DataFolder, LedgerSetup.KeyFile);
        if (settings.Ledger.KeyFile is null && storage.IsPostgres)
        {
            return "`--restore` on PostgreSQL needs `Ledger:KeyFile`: the file with the keys of the ledger that is restored";
        }

        if (!File.Exists(file))
        {
            return $"`--restore` needs the keys of the ledger that is restored, and there is no file `{file}`: put them there, mode 0600, or set `Ledger:KeyFile`";
        }

        try
        {
            _ = LogKeys.Read(file, settings.Ledger.DefaultOrigin);
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }

        return restore.IsEmpty() ? null : "`--restore` is for a fresh database, and there is something in this one: start without it, or with another folder or database";
    }
}

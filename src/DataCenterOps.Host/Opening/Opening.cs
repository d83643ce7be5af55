using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>What happens once the silo runs: the first administrator, the estate that was asked for; then the program is ready.</summary>
internal sealed partial class Opening(
    IConfiguration configuration, IHostApplicationLifetime lifetime, SystemCalls calls, FirstDoor door, EstateOpening estate,
    HostSettings settings, StorageOptions storage, Readiness readiness, TimeProvider time, ILogger<Opening> logger) : BackgroundService
{
    // A large estate takes minutes on a slow disk; nothing else uses this caller.
    private static readonly TimeSpan CallerLife = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        if (storage.IsPostgres && (settings.Secret is null || settings.Ledger.KeyFile is null))
        {
            LogSharedSecrets(logger);
        }

        var roles = Enum.GetValues<Role>();
        using (calls.As(new Caller("system/start", TenantScope.All, [.. roles.Where(role => role != Role.System)], Caller.ByProgram, time.GetUtcNow() + CallerLife)))
        {
            await door.OpenAsync(stoppingToken);
            if (configuration["estate"] is { } folder && !await estate.ApplyAsync(folder, stoppingToken))
            {
                LogNotApplied(logger, folder);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }

            readiness.Declare();
            LogReady(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cluster's secrets lie in its database: who can read that can speak for anybody and sign the ledger, and copies of its files keep what was erased. Set `Cluster:SecretFile`, `Ledger:KeyFile` and `Ledger:ErasureFolder` where that is not so.")]
    private static partial void LogSharedSecrets(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The estate in {Folder} was not applied; the reasons stand above.")]
    private static partial void LogNotApplied(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "Ready.")]
    private static partial void LogReady(ILogger logger);
}

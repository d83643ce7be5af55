using System.Collections.Immutable;
using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Host;

/// <summary>What happens once the silo runs: the first administrator, the estate that was asked for; then the program is ready.</summary>
internal sealed partial class Opening(
    IConfiguration configuration, IHostApplicationLifetime lifetime, IGrainFactory grains, SystemCalls calls, Credentials credentials,
    TokenQueries tokens, Readiness readiness, TimeProvider time, ILogger<Opening> logger) : BackgroundService
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);

    private static readonly ImmutableArray<Role> EveryRole = [.. Enum.GetValues<Role>().Where(role => role != Role.System)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        var now = time.GetUtcNow();
        using (calls.As(new Caller("system/start", TenantScope.All, EveryRole, "system", now.AddMinutes(30))))
        {
            await OpenDoorAsync(now, stoppingToken);
            if (configuration["estate"] is { } folder && !await ApplyAsync(folder, now, stoppingToken))
            {
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }

        readiness.Declare();
        LogReady(logger);
    }

    private async Task OpenDoorAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await tokens.ExistsAsync("bootstrap", cancellationToken))
        {
            return;
        }

        if (configuration["BOOTSTRAP_TOKEN"] is { Length: >= ApiToken.MinLength } token)
        {
            await grains.GetGrain<ITokenGrain>("bootstrap").CreateAsync(
                new CreateToken(
                    OperationId.From(Guid.CreateVersion7(now)), "set-up", "bootstrap", TenantScope.All, EveryRole, ApiToken.Hash(token), now.AddDays(365)),
                cancellationToken);
            return;
        }

        var link = ApiToken.Create();
        await credentials.AddLinkAsync(
            ApiToken.Hash(link), new Identity("bootstrap", TenantScope.All, EveryRole, null, null), now + LinkLife, cancellationToken);
        await Console.Out.WriteLineAsync($"Sign in within 15 minutes: http://localhost:5080/sign-in/{link}");
    }

    private async Task<bool> ApplyAsync(string folder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new EstateText(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))).ToList();
        foreach (var pack in files.SelectMany(file => PackLines(file.Text)).Distinct(StringComparer.Ordinal).ToArray())
        {
            files.Add(new EstateText(pack, await File.ReadAllTextAsync(Path.Combine(folder, pack), cancellationToken)));
        }

        var plan = await grains.GetGrain<IEstateGrain>(0).ApplyAsync(
            new EstateRequest(OperationId.From(Guid.CreateVersion7(now)), [.. files], Prune: false), cancellationToken);
        foreach (var error in plan.Errors)
        {
            await Console.Error.WriteLineAsync($"{error.File}:{error.Line}:{error.Column}: {error.Message} [{error.Code}]");
        }

        foreach (var item in plan.Items.Where(item => item.Action == "refused"))
        {
            await Console.Error.WriteLineAsync($"{item.File}:{item.Line}: {item.Document} {item.Id}: {string.Join("; ", item.Reasons.Select(reason => reason.Message))}");
        }

        return plan.Applied;
    }

    // Packs are named by relative paths; an estate document lists them inline.
    private static IEnumerable<string> PackLines(string text) => text.Split('\n')
        .Where(line => line.TrimStart().StartsWith("packs:", StringComparison.Ordinal))
        .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' ', '[', ']', '\r')
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(path => path.Trim('"', '\''));

    [LoggerMessage(LogLevel.Information, "Ready.")]
    private static partial void LogReady(ILogger logger);
}

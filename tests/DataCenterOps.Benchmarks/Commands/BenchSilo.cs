using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DataCenterOps.Cryptography;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Benchmarks.Commands;

/// <summary>One silo in this process, with real grains, a real ledger and an applied estate, and nothing at its edge.</summary>
internal sealed class BenchSilo(IHost host) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _sealing = Task.CompletedTask;

    public IGrainFactory Grains { get; } = host.Services.GetRequiredService<IGrainFactory>();

    public SystemCalls Calls { get; } = host.Services.GetRequiredService<SystemCalls>();

    public static async Task<BenchSilo> StartAsync(StorageOptions storage, IReadOnlyList<(string File, string Text)> estate, CancellationToken cancellationToken)
    {
        Schema.Apply(storage);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddPersistence(storage)
            .AddSingleton<ICallerTokens>(new HmacCallerTokens(RandomNumberGenerator.GetBytes(HmacCallerTokens.SecretBytes)))
            .AddSingleton<SystemCalls>()
            .AddTelemetry("0.0.0", "benchmark");
        var port = FreePort();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(port, 0, new IPEndPoint(IPAddress.Loopback, port), "bench", "bench")
            .AddSnapshots(storage).AddGrains());
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var silo = new BenchSilo(host);
        silo._sealing = Task.Run(() => silo.SealAsync(storage), cancellationToken);
        await silo.ApplyAsync(estate, cancellationToken);
        return silo;
    }

    /// <summary>Applies the files.</summary>
    /// <exception cref="InvalidOperationException">They were refused.</exception>
    public async Task ApplyAsync(IReadOnlyList<(string File, string Text)> estate, CancellationToken cancellationToken)
    {
        using var acting = Calls.As(Operator);
        var request = new EstateRequest(
            OperationId.From(Guid.CreateVersion7()), [.. estate.Select(file => new EstateText(file.File, file.Text))], Prune: false);
        var plan = await Grains.GetGrain<IEstateGrain>(0).ApplyAsync(request, cancellationToken);
        if (!plan.Applied)
        {
            throw new InvalidOperationException(string.Join(
                '\n', plan.Errors.Select(error => error.Message).Concat(plan.Items.SelectMany(item => item.Reasons).Select(reason => reason.Message)).Take(20)));
        }
    }

    /// <summary>Lets go of every grain that nobody calls any more: those that an apply has woken are no part of what comes after it.</summary>
    public Task RestAsync() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromSeconds(1));

    /// <summary>Who makes the measured calls.</summary>
    public static Caller Operator => new(
        "benchmark", TenantScope.All, [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer], "token", TimeProvider.System.GetUtcNow().AddHours(1));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sealing;
        _stop.Dispose();
        await host.StopAsync();
        host.Dispose();
    }

    // As the program does: a tree and two signatures are part of what a command costs.
    private async Task SealAsync(StorageOptions storage)
    {
        var (database, writer) = (host.Services.GetRequiredService<IReadDatabase>(), host.Services.GetRequiredService<IWriter>());
        var integration = new TreeIntegration(database, writer);
        var signing = new CheckpointSigning(
            database, writer, new HighWaterFile(Path.Combine(storage.DataFolder, Guid.CreateVersion7().ToString())), LogKeys.New("bench.example/ledger"));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(LedgerLimits.SealMilliseconds));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Integrated step;
                do
                {
                    step = await integration.StepAsync(TimeProvider.System.GetUtcNow(), _stop.Token);
                    await signing.StepAsync(TimeProvider.System.GetUtcNow(), _stop.Token);
                }
                while (step.IsMore);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

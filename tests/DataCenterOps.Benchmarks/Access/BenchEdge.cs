using System.Net;
using System.Security.Cryptography;
using DataCenterOps.Api;
using DataCenterOps.Benchmarks.Commands;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Benchmarks.Access;

/// <summary>One silo with the API at its edge, in this process, an applied estate, and an operator's token.</summary>
internal sealed class BenchEdge : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BenchEdge(WebApplication app, int port, string token) => (_app, Port, Token) = (app, port, token);

    public int Port { get; }

    public string Token { get; }

    public static async Task<BenchEdge> StartAsync(
        StorageOptions storage, IReadOnlyList<(string File, string Text)> estate, Action<WebApplication> before, CancellationToken cancellationToken)
    {
        Schema.Apply(storage);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var (port, silo) = (BenchSilo.FreePort(), BenchSilo.FreePort());
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services
            .AddPersistence(storage)
            .AddSingleton<ICallerTokens>(new HmacCallerTokens(RandomNumberGenerator.GetBytes(HmacCallerTokens.SecretBytes)))
            .AddSingleton<SystemCalls>()
            .AddTelemetry("0.0.0", "benchmark")
            .AddSingleton(new ClientTable([]))
            .AddApi();

        // One identity asks as fast as it can.
        builder.Services.Configure<Api.Operations.RequestRates>(rates => (rates.IdentityPerSecond, rates.IdentityBurst) = (1_000_000, 1_000_000));
        builder.UseOrleans(orleans => orleans
            .UseLocalhostClustering(silo, 0, new IPEndPoint(IPAddress.Loopback, silo), "bench", "bench")
            .AddSnapshots(storage).AddGrains());
        var app = builder.Build();
        before(app);
        app.UseExceptionHandler(static _ => { });
        app.UseApi();
        app.MapApi(_ => { });
        await app.StartAsync(cancellationToken);
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var token = ApiToken.Create();
        using (app.Services.GetRequiredService<SystemCalls>().As(BenchSilo.Operator))
        {
            var plan = await grains.GetGrain<IEstateGrain>(0).ApplyAsync(
                new EstateRequest(OperationId.From(Guid.CreateVersion7()), [.. estate.Select(file => new EstateText(file.File, file.Text))], Prune: false), cancellationToken);
            if (!plan.Applied)
            {
                throw new InvalidOperationException(string.Join('\n', plan.Errors.Select(error => error.Message).Take(20)));
            }
        }

        using (app.Services.GetRequiredService<SystemCalls>().As(BenchSilo.Operator with { Subject = Identity.SetUp, Roles = [Role.PlatformAdmin] }))
        {
            var made = await grains.GetGrain<ITokenGrain>("benchmark").CreateAsync(
                new CreateToken(
                    OperationId.From(Guid.CreateVersion7()), "benchmark", "benchmark", TenantScope.All, [Role.Operator], ApiToken.Hash(token), TimeProvider.System.GetUtcNow().AddDays(1)),
                cancellationToken);
            if (made is not Answer.Done)
            {
                throw new InvalidOperationException(made.ToString());
            }
        }

        return new BenchEdge(app, port, token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

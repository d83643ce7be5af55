using System.Net;
using System.Security.Cryptography;
using DataCenterOps.Api;
using DataCenterOps.Components;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
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
using Microsoft.Extensions.Logging.Abstractions;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>One silo with the API at its edge, in this process and without any job: whatever reads the database was asked to.</summary>
internal sealed class CountedEdge : IAsyncDisposable
{
    private static readonly Caller SetUp = new(Identity.SetUp, TenantScope.All, [.. Enum.GetValues<Role>().Where(role => role != Role.System)], "token", DateTimeOffset.MaxValue);

    private readonly WebApplication _app;

    private CountedEdge(WebApplication app, CountedDatabase database, Uri address) => (_app, Database, Address) = (app, database, address);

    /// <summary>What was read.</summary>
    public CountedDatabase Database { get; }

    public Uri Address { get; }

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public static async Task<CountedEdge> StartAsync(StorageOptions storage, string estate, CancellationToken cancellationToken)
    {
        Schema.Apply(storage);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();

        // The system chooses the port while it is bound: one that was free a moment ago may be the silo's by now.
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var silo = HostProcess.FreePort();
        var database = new CountedDatabase(storage);
        builder.Services
            .AddSingleton<IReadDatabase>(database)
            .AddPersistence(storage)
            .AddSingleton<ICallerTokens>(new HmacCallerTokens(RandomNumberGenerator.GetBytes(HmacCallerTokens.SecretBytes)))
            .AddSingleton<SystemCalls>()
            .AddTelemetry("0.0.0", "test")
            .AddSingleton(new ClientTable([]))
            .AddApi();
        builder.UseOrleans(orleans => orleans
            .UseLocalhostClustering(silo, 0, new IPEndPoint(IPAddress.Loopback, silo), "counted", "counted")
            .AddSnapshots(storage).AddGrains());
        var app = builder.Build();
        app.UseExceptionHandler(static _ => { });
        app.UseApi();
        app.MapApi(_ => { });
        await app.StartAsync(cancellationToken);
        var edge = new CountedEdge(app, database, new Uri(app.Urls.Single()));
        await edge.ApplyAsync(estate, cancellationToken);
        return edge;
    }

    /// <summary>A token over <paramref name="scope"/>.</summary>
    public async Task<string> TokenAsync(TenantScope scope, params Role[] roles)
    {
        var secret = ApiToken.Create();
        using (As(SetUp))
        {
            Assert.IsType<Answer.Done>(await Grains.GetGrain<ITokenGrain>(Guid.CreateVersion7().ToString("D")).CreateAsync(
                new CreateToken(
                    Operation(), "counted", $"counted-{scope}".Replace('*', 'a'), scope, [.. roles], ApiToken.Hash(secret), TimeProvider.System.GetUtcNow().AddDays(1)),
                TestContext.Current.CancellationToken));
        }

        return secret;
    }

    public IDisposable As(Caller caller) => _app.Services.GetRequiredService<SystemCalls>().As(caller with { Until = TimeProvider.System.GetUtcNow().AddMinutes(5) });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Database.Dispose();
    }

    private static OperationId Operation() => OperationId.From(Guid.CreateVersion7());

    private async Task ApplyAsync(string folder, CancellationToken cancellationToken)
    {
        using (As(SetUp))
        {
            Assert.True(await new EstateOpening(Grains, new OpeningPatience(TimeProvider.System, NullLogger<OpeningPatience>.Instance), TimeProvider.System).ApplyAsync(folder, cancellationToken));
        }
    }
}

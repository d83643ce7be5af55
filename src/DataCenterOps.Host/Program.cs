using System.Net;
using DataCenterOps.Api;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Host;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Probes;
using DataCenterOps.Scheduling;
using DataCenterOps.Telemetry;
using Orleans.Configuration;

// Settings and pages lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddEnvironmentVariables("DCOPS_").AddCommandLine(args);
if (string.IsNullOrEmpty(builder.Configuration["urls"]))
{
    builder.WebHost.UseUrls("http://localhost:5080");
}

var storage = StorageFolder.Prepare(builder.Configuration);
Schema.Apply(storage);
var (secret, siloPort, gatewayPort) = ClusterSetup.Prepare(storage);

builder.Services
    .AddPersistence(storage)
    .AddSingleton<ICallerTokens>(new HmacCallerTokens(secret))
    .AddSingleton<SystemCalls>()
    .AddTelemetry(typeof(StorageFolder).Assembly.GetName().Version!.ToString(3), "unknown")
    .AddProbes()
    .AddApi()
    .AddScheduling(scheduling => (scheduling.DataFolder, scheduling.Postgres) = (storage.DataFolder, storage.Postgres))
    .AddScheduledWork<SweepWork>(JobNames.Sweep)
    .AddScheduledWork<HousekeepingWork>(JobNames.Housekeeping);
builder.Services.Configure<ProbeOptions>(builder.Configuration.GetSection(ProbeOptions.Section));
builder.Services.AddHostedService<Opening>();
builder.UseOrleans(silo =>
{
    if (storage.IsPostgres)
    {
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", storage.Postgres!));
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("dcops", "dcops"));
        silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
    }
    else
    {
        silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, siloPort), "dcops", "dcops");
    }

    silo.AddSnapshots(storage).AddGrains();
    silo.Services.AddChecks();
});

var app = builder.Build();
app.UseExceptionHandler(static _ => { });
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapApi(_ => { });
await app.RunAsync();

using DataCenterOps.Api;
using DataCenterOps.Api.Access;
using DataCenterOps.Carriers;
using DataCenterOps.Console.Shell;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Host;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Probes;
using DataCenterOps.Scheduling;
using DataCenterOps.Telemetry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

// Settings and pages lie beside the program, wherever it is started from.
var arguments = Arguments.Normalise(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddEnvironmentVariables("DCOPS_").AddCommandLine(arguments);
var (settings, errors) = HostSettings.Read(builder.Configuration);
if (WitnessSettings.IsAsked(builder.Configuration))
{
    return await WitnessProgram.RunAsync(builder, settings, errors);
}

if (!errors.IsEmpty)
{
    await System.Console.Error.WriteLineAsync(string.Join(Environment.NewLine, errors));
    return 2;
}

var storage = StorageFolder.Prepare(builder.Configuration);
if (settings.Restore && !await RestoreMode.RunAsync(arguments, settings, storage))
{
    return 2;
}

Schema.Apply(storage);

builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
builder.WebHost.ConfigureKestrel(server =>
{
    server.AddServerHeader = false;
    server.Limits.MaxRequestBodySize = EstateLimits.ApplyBytes;
    server.UseEdgeTls();
});

builder.Services
    .AddSingleton(settings)
    .AddSingleton(settings.Passkeys)
    .AddSingleton(settings.Clients)
    .AddSingleton(settings.Breached)
    .AddSingleton(settings.Calendar)
    .AddSingleton(settings.Trust)
    .AddEdgeCertificates(settings, storage)
    .AddPersistence(storage)
    .AddSingleton<ICallerTokens>(new HmacCallerTokens(ClusterSetup.Secret(settings, storage)))
    .AddSingleton<SystemCalls>()
    .AddTelemetry(typeof(HostSettings).Assembly.GetName().Version!.ToString(3), "unknown")
    .AddWatching(builder.Configuration, settings, storage)
    .AddProbes()
    .AddSingleton(settings.Voice)
    .AddCarriers(settings.Carriers)
    .AddApi()
    .AddOidc(settings.Oidc)
    .AddConsole()
    .AddScheduling(scheduling => (scheduling.DataFolder, scheduling.Postgres) = (storage.DataFolder, storage.Postgres))
    .AddScheduledWork<SweepWork>(JobNames.Sweep)
    .AddScheduledWork<FullSweepWork>(JobNames.FullSweep)
    .AddScheduledWork<RatingWork>(JobNames.Rating)
    .AddScheduledWork<HousekeepingWork>(JobNames.Housekeeping)
    .AddScheduledWork<ApprovalWork>(JobNames.Approval)
    .AddScheduledWork<DigestWork>(JobNames.Digest)
    .AddScheduledWork<MessagesWork>(JobNames.Messages)
    .AddSingleton<OpeningPatience>()
    .AddSingleton<FirstDoor>()
    .AddSingleton<EstateOpening>()
    .AddHostedService<Opening>()
    .AddSingleton<RatingWork>()
    .AddHostedService<RatingWatch>()
    .AddSealing(settings.Ledger, storage)
    .AddHostedService<FactWatch>()
    .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30))
    .Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKeys(storage))
    .AddDataProtection().SetApplicationName("dcops");
builder.UseOrleans(silo =>
{
    silo.UseCluster(settings, storage).AddSnapshots(storage).AddGrains();
    silo.Services.AddChecks().AddMetering().AddMessages();
});

var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler(static _ => { });
app.UseApi();
app.MapApi(_ => { });
app.MapConsole();
app.MapSamples();

// Whoever is let near this machine by probes is told so at the start, not at the first check.
_ = app.Services.GetRequiredService<ProbeRunner>();
await app.RunAsync();
return Environment.ExitCode;

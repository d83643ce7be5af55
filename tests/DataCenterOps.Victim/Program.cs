using System.Net;
using System.Net.Sockets;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Host;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Snapshots;
using DataCenterOps.Probes;
using DataCenterOps.Telemetry;
using DataCenterOps.Victim;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// dcops-victim DATA: as `HostStart` gives it, the connection string of PostgreSQL stands in the environment.
var storage = new StorageOptions { DataFolder = args[0], Postgres = Environment.GetEnvironmentVariable("DCOPS_Storage__Postgres") };
Schema.Apply(storage);

var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Logging.SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<ICallerTokens>(new HmacCallerTokens([.. Enumerable.Repeat((byte)7, HmacCallerTokens.SecretBytes)]))
    .AddPersistence(storage)
    .AddTelemetry("1.0.0", "victim")
    .AddProbes()
    .AddSealing(LedgerSettings.Default, storage)
    .AddSingleton<Commands>();
builder.UseOrleans(silo =>
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    var port = ((IPEndPoint)listener.LocalEndpoint).Port;
    listener.Stop();
    silo.UseLocalhostClustering(port, 0, new IPEndPoint(IPAddress.Loopback, port), "dcops", "dcops").AddSnapshots(storage).AddGrains();
    silo.Services.AddChecks().AddMetering().AddMessages();
});

using var host = builder.Build();
await host.StartAsync();
await host.Services.GetRequiredService<Commands>().RunAsync();
await host.StopAsync();

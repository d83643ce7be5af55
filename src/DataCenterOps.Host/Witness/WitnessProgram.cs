using System.Collections.Immutable;
using System.Reflection;
using DataCenterOps.Api.Access;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Witnesses;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Host;

/// <summary>
/// The same program as a witness of logs, and nothing else: no silo, no schedule, no console, no database of the platform. What it knows
/// lies in one SQLite file and one key file.
/// </summary>
internal static class WitnessProgram
{
    private const string KeyFile = "witness.key";
    private const string Store = "witness.db";

    // A log asks once a second, and hardly anybody else knows the address.
    private const int Connections = 256;

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, HostSettings host, ImmutableArray<string> wrong)
    {
        var errors = wrong.ToBuilder();
        var settings = WitnessSettings.Read(builder.Configuration, host.Urls, errors);
        var folder = Path.GetFullPath(builder.Configuration["data"] ?? StorageFolder.Default);
        errors.AddRange(FilesOfLog(folder).Select(static file =>
            $"`--witness`: `{file}` is a log's: a witness that holds the log's key could sign both histories. Run it in a folder of its own, on another machine"));
        if (errors.Count > 0)
        {
            await System.Console.Error.WriteLineAsync(string.Join(Environment.NewLine, errors));
            return 2;
        }

        PrivateFolder.Create(folder);
        using var store = WitnessStore.Open(Path.Combine(folder, Store), settings.Name ?? settings.DefaultName);
        if (settings.Name is { } wanted && wanted != store.Name)
        {
            await System.Console.Error.WriteLineAsync(
                $"`Witness:Name` is `{wanted}` and the witness has been called `{store.Name}` since its first start: its name is part of its key");
            return 2;
        }

        var signer = WitnessKey.Open(settings.KeyFile ?? Path.Combine(folder, KeyFile), store.Name, out _);
        await using var app = Build(builder, host, settings, new Witnessing(store, settings.Logs, signer, TimeProvider.System), signer.Key, folder);
        await app.RunAsync();
        return Environment.ExitCode;
    }

    private static WebApplication Build(
        WebApplicationBuilder builder, HostSettings host, WitnessSettings settings, Witnessing witnessing, VerifierKey key, string folder)
    {
        builder.WebHost.UseUrls([.. host.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = WitnessLimits.RequestBytes;
            server.Limits.MaxConcurrentConnections = Connections;
            server.UseEdgeTls();
        });
        builder.Services
            .AddSingleton(ClientCertificates.None)
            .AddSingleton(TimeProvider.System)
            .AddEdgeCertificates(host, new() { DataFolder = folder })
            .AddTelemetry(Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), "unknown")
            .AddSingleton(witnessing)
            .AddSingleton(key);
        var app = builder.Build();
        app.MapWitness(settings.Prefix);
        return app;
    }

    /// <summary>Files in the folder with keys of a log or what a log keeps, whatever the keys' file is called.</summary>
    private static IEnumerable<string> FilesOfLog(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder).Where(static file =>
            Path.GetFileName(file) is LedgerSetup.KeyFile or LedgerSetup.HighWater || LogKeys.AreIn(file));
}

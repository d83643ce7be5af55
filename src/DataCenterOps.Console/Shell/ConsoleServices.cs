using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Console.Access;
using DataCenterOps.Console.Estate;
using DataCenterOps.Console.Ledger;
using DataCenterOps.Console.Messages;
using DataCenterOps.Console.Policies;
using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Console.Shell;

/// <summary>Registers and maps the console: pages rendered on the server, with a script only where it says so.</summary>
public static class ConsoleServices
{
    private const string StyleType = "text/css; charset=utf-8";

    private const string ScriptType = "text/javascript; charset=utf-8";

    private static readonly byte[] Style = Read("console.css");
    private static readonly byte[] Passkey = Read("passkey.js");
    private static readonly byte[] Draft = Read("draft.js");

    /// <summary>Where the style sheet lies: its name changes with its content, so that browsers may keep it for ever.</summary>
    public static string StylePath { get; } = $"/assets/console-{Hash(Style)}.css";

    /// <summary>Where the script lies that asks a device for a passkey.</summary>
    public static string PasskeyPath { get; } = $"/assets/passkey-{Hash(Passkey)}.js";

    /// <summary>Where the script lies that tells of a draft's errors as one types.</summary>
    public static string DraftPath { get; } = $"/assets/draft-{Hash(Draft)}.js";

    /// <summary>Adds what pages need.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddScoped<Placing>();
        services.AddScoped<PeopleAdmin>();
        services.AddScoped<TokenAdmin>();
        services.AddScoped<MessageDesk>();
        services.AddScoped<SystemList>();
        services.AddScoped<ObjectHistory>();
        services.AddScoped<Consenting>();
        services.AddScoped<BreakGlassDesk>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<WaiverDesk>();
        services.AddScoped<ProvisionDesk>();
        services.AddScoped<ReportDesk>();
        services.AddScoped<PersonNames>();
        services.AddScoped<DeputyDesk>();
        services.AddScoped<PackInForce>();
        services.TryAddSingleton(MessageVoice.Default);
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Maps the pages. Nobody sees one without a session, but for the way in.</summary>
    public static void MapConsole(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        MapFile(app, StylePath, Style, StyleType);
        MapFile(app, PasskeyPath, Passkey, ScriptType);
        MapFile(app, DraftPath, Draft, ScriptType);
        app.MapGet("/", (HttpContext http) => Results.Redirect($"/{Language.Preferred(http.Request)}")).AllowAnonymous().ExcludeFromDescription();
        CsvFiles.Map(app);
        ReportDownloads.Map(app);
        ReceiptDownload.Map(app);
        DraftChecks.Map(app);
        app.MapRazorComponents<App>().RequireAuthorization();
        app.MapFallback("{**path:nonfile}", () => new RazorComponentResult<NotFoundDocument> { StatusCode = StatusCodes.Status404NotFound })
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static void MapFile(WebApplication app, string path, byte[] bytes, string type) => app.MapGet(path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];

    private static byte[] Read(string name)
    {
        using var stream = typeof(ConsoleServices).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}

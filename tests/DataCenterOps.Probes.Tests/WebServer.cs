using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Probes.Tests;

/// <summary>A real web server of this process, with pages that go wrong in every way.</summary>
public sealed class WebServer : IAsyncLifetime
{
    private readonly WebApplication _app;

    public WebServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/health", () => Results.Json(new { status = "UP", queue = 3 }));
        _app.MapGet("/broken", () => Results.Text("<h1>خطأ</h1>", "text/html", statusCode: 500));
        _app.MapGet("/slow", async (CancellationToken cancel) => await Task.Delay(TimeSpan.FromSeconds(30), cancel));
        _app.MapGet("/big", () => Results.Text(new string('a', 200_000)));
        _app.MapGet("/cookie", (HttpContext context) =>
        {
            context.Response.Cookies.Append("session", "secret");
            return Results.Redirect("/what-was-sent");
        });
        _app.MapGet("/what-was-sent", (HttpContext context) =>
            string.Join(';', context.Request.Headers.Select(header => header.Key)));
        _app.MapGet("/redirect/{n:int}", (int n) => Results.Redirect(n == 0 ? "/health" : $"/redirect/{n - 1}"));
        _app.MapGet("/away", (string to) => Results.Redirect(to));
    }

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

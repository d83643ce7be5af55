using System.Net;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Silence;
using DataCenterOps.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Api.Operations;

/// <summary>What machines ask: is it alive, is it ready, what does it measure.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps health and metrics.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/healthz/live", () => Results.Text("live")).ExcludeFromDescription();
        app.MapGet("/healthz/ready", (Readiness readiness, LedgerHealth ledger, DatabaseSilence silence) => (readiness.IsReady, ledger.IsWritable && !silence.IsSilent) switch
        {
            (true, true) => Results.Text("ready"),
            (true, false) => Results.Text("ledger.unavailable", statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable),
        }).ExcludeFromDescription();
        Map(app, "/metrics", MetricsPart.All);
        Map(app, "/metrics/process", MetricsPart.Process);
        Map(app, "/metrics/business", MetricsPart.Business);
    }

    private static void Map(IEndpointRouteBuilder app, string path, MetricsPart part) =>
        app.MapGet(path, (MetricsText text, BusinessReport report, HttpContext http) => WriteAsync(text, report, http, part))
            .ExcludeFromDescription();

    private static async Task<Problem?> RefusedAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(ProgramAuthentication.Name);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return CallerPrincipal.Read(ticket.Principal, now) switch
        {
            null => Problem.Of(StatusCodes.Status401Unauthorized, "auth.required", "send an API token"),
            { Scope.IsAll: true } caller when Permissions.Allows(caller, "metrics.read") => null,
            _ => Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", "metrics speak of every tenant: your token does not"),
        };
    }

    private static async Task WriteAsync(MetricsText text, BusinessReport report, HttpContext http, MetricsPart part)
    {
        // Names of tenants and what they cost are nobody's business outside of this machine without a token over all of them.
        var local = http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);
        if (!local && await RefusedAsync(http) is { } refused)
        {
            await refused.ExecuteAsync(http);
            return;
        }

        if (part != MetricsPart.Process)
        {
            await report.RefreshAsync(http.RequestAborted);
        }

        var openMetrics = http.Request.Headers.Accept.ToString().Contains("application/openmetrics-text", StringComparison.OrdinalIgnoreCase);
        http.Response.ContentType = openMetrics ? MetricsText.OpenMetricsType : MetricsText.PlainType;
        await text.WriteAsync(http.Response.Body, part, openMetrics, http.RequestAborted);
    }
}

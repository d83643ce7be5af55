using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Witnesses;
using DataCenterOps.Telemetry;
using Microsoft.AspNetCore.Mvc;

namespace DataCenterOps.Host;

/// <summary>What a witness answers (c2sp.org/tlog-witness). There is nothing to keep from anybody: the log's signature is the only pass.</summary>
internal static partial class WitnessEndpoints
{
    /// <summary>Maps the witness's paths, its key, health and metrics.</summary>
    public static void MapWitness(this IEndpointRouteBuilder app, string prefix)
    {
        app.MapPost(prefix + "/add-checkpoint", AddAsync);
        app.MapGet(prefix + "/{log}/checkpoint", Newest);
        app.MapGet(prefix + "/vkey", static ([FromServices] VerifierKey key) => Results.Text(key + "\n"));
        app.MapGet("/healthz/live", static () => Results.Text("live"));
        app.MapGet("/healthz/ready", Ready);
        app.MapGet("/metrics", MetricsAsync);
    }

    private static async Task<IResult> AddAsync(Witnessing witnessing, LedgerMetrics metrics, ILogger<Witnessing> logger, HttpContext http)
    {
        // Kestrel ends what is longer than a request may be.
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        WitnessDecision decision;
        string line;
        try
        {
            (decision, line) = witnessing.Answer(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (LedgerUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        switch (decision)
        {
            case WitnessDecision.Cosign:
                metrics.Asked("cosigned");
                return Results.Text(line, "text/plain; charset=utf-8");
            case WitnessDecision.Conflict(var size, var isFork):
                metrics.Asked(isFork ? "contradiction" : "conflict");
                if (isFork)
                {
                    LogContradiction(logger, "another root for a size that was cosigned", size);
                }

                return Results.Content(size.ToString(CultureInfo.InvariantCulture) + "\n", "text/x.tlog.size", Encoding.ASCII, StatusCodes.Status409Conflict);
            case WitnessDecision.Refused(var status, var reason):
                metrics.Asked(status == System.Net.HttpStatusCode.UnprocessableEntity ? "contradiction" : "refused");
                if (status == System.Net.HttpStatusCode.UnprocessableEntity)
                {
                    LogContradiction(logger, reason, AddCheckpoint.TryParse(body.GetBuffer().AsSpan(0, (int)body.Length), out var request, out _) ? request.OldSize : 0);
                }

                return Results.Text(reason + "\n", "text/plain; charset=utf-8", statusCode: (int)status);
            default:
                throw new InvalidOperationException("there is no other decision");
        }
    }

    private static IResult Newest(string log, Witnessing witnessing, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var origin = witnessing.Origins.FirstOrDefault(origin => log == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin))));
        return origin is not null && witnessing.Find(origin) is { } head
            ? Results.Text(head.Note, "text/plain; charset=utf-8")
            : Results.NotFound();
    }

    // A witness whose file cannot be read is not ready: it would cosign nothing.
    private static IResult Ready(Witnessing witnessing)
    {
        _ = witnessing.Find(witnessing.Origins.First());
        return Results.Text("ready");
    }

    private static async Task MetricsAsync(MetricsText text, HttpContext http)
    {
        http.Response.ContentType = MetricsText.PlainType;
        await text.WriteAsync(http.Response.Body, MetricsPart.Process, openMetrics: false, http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Critical, "A log contradicts what was cosigned at {Size} entries: {Reason}. Keep this witness's folder: it is the proof")]
    private static partial void LogContradiction(ILogger logger, string reason, long size);
}

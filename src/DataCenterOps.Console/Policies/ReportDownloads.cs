using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Console.Policies;

/// <summary>The report of a tenant as a file: what its page shows a part of, with the same permission.</summary>
internal static class ReportDownloads
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/{lang:regex(^(ar|fr|en)$)}/tenants/{id}/report.{format:regex(^(json|csv)$)}", SendAsync)
        .RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        string id, string format, IGrainFactory grains, SystemCalls calls, ICallerAccessor who, EstateQueries estate, HttpContext http)
    {
        var caller = who.Caller;
        http.Response.Headers.CacheControl = "no-store";
        if (!Permissions.Allows(caller, "report.read"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // A report judges what is: none of it goes out under a date of the past.
        if (Past.Asked(http.Request) is not null)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (await estate.GetAsync(caller.Scope, "Tenant", id, http.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        using var asked = calls.As(caller);
        var report = grains.GetGrain<IReportGrain>(0);
        if (await report.BeginAsync(id, http.RequestAborted) is not { } head)
        {
            return Results.Conflict();
        }

        var isCsv = format == "csv";
        http.Response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json";
        http.Response.Headers.ContentDisposition = $"attachment; filename=assessment-{head.Tenant}.{format}";
        await (isCsv
            ? report.WriteCsvAsync(head, http.Response.BodyWriter, http.RequestAborted)
            : report.WriteOscalAsync(head, http.Response.BodyWriter, http.RequestAborted));
        return Results.Empty;
    }
}

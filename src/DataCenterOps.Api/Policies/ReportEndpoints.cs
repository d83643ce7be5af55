using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>
/// Reports of compliance over what is declared now. They are sent while they are made, a page of subjects at a time; when one
/// cannot be ended the answer breaks off, so that a report that has arrived is whole and by one pack.
/// </summary>
public static class ReportEndpoints
{
    /// <summary>Maps the paths of reports.</summary>
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/reports/assessment", AssessmentAsync).Permit("report.read").WithTags("Policies");
    }

    private static async Task<IResult> AssessmentAsync(
        IGrainFactory grains, EstateQueries estate, ICallerAccessor who, HttpContext http, string? tenant, string? format)
    {
        if (format is not (null or "oscal" or "csv"))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`format` is `oscal` or `csv`");
        }

        var scope = who.Caller.Scope;
        if (tenant is not null && (!TenantId.TryParse(tenant, out var one) || !scope.Covers(one)
            || await estate.GetAsync(scope, "Tenant", tenant, http.RequestAborted) is null))
        {
            return Problem.NotFound();
        }

        var report = grains.GetGrain<IReportGrain>(0);
        if (await report.BeginAsync(tenant, http.RequestAborted) is not { } head)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "policy.none", "no pack is in force, so nothing is judged: activate one");
        }

        var isCsv = format == "csv";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json";
        http.Response.Headers.ContentDisposition = $"attachment; filename=assessment.{(isCsv ? "csv" : "json")}";
        await (isCsv
            ? report.WriteCsvAsync(head, http.Response.BodyWriter, http.RequestAborted)
            : report.WriteOscalAsync(head, http.Response.BodyWriter, http.RequestAborted));
        return Results.Empty;
    }
}

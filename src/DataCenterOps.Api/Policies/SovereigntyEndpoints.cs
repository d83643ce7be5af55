using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>Scores of sovereignty as sweeps have kept them. They are ours, and no certification.</summary>
public static class SovereigntyEndpoints
{
    /// <summary>Maps the paths of scores.</summary>
    public static void MapSovereignty(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/sovereignty", TenantsAsync).Permit("sovereignty.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/tenants/{id}/sovereignty", TenantAsync).Permit("sovereignty.read").AnswersAsOf().WithTags("Policies");
        api.MapGet("/systems/{id}/sovereignty", SystemAsync).Permit("sovereignty.read").AnswersAsOf().WithTags("Policies");
    }

    private static async Task<IResult> TenantsAsync(ScoreQueries scores, ICallerAccessor who, HttpContext http, int? limit, string? after)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var page = await scores.TenantsAsync(who.Caller.Scope, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(SovereigntyJson.Write), page.Next);
    }

    private static async Task<IResult> TenantAsync(
        string id, ScoreQueries scores, EstateQueries estate, ICallerAccessor who, HttpContext http, int? limit, string? after)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var scope = who.Caller.Scope;
        if (await estate.GetAsync(scope, "Tenant", id, http.RequestAborted) is not { Retired: false })
        {
            return Problem.NotFound();
        }

        var page = await scores.OfTenantAsync(scope, id, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(SovereigntyJson.Write), page.Next);
    }

    private static async Task<IResult> SystemAsync(
        string id, ScoreQueries scores, SovereigntyTables tables, EstateQueries estate, ICallerAccessor who, HttpContext http)
    {
        var scope = who.Caller.Scope;
        if (await estate.GetAsync(scope, "System", id, http.RequestAborted) is not { Retired: false } system)
        {
            return Problem.NotFound();
        }

        var table = await tables.InForceAsync(http.RequestAborted);
        var row = await scores.GetAsync(scope, id, http.RequestAborted);
        return Results.Text(SovereigntyJson.Write(id, system.Tenant, row, table), "application/json");
    }
}

using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Checks;

/// <summary>What is watched, what was seen, and how long ago.</summary>
public static class CheckEndpoints
{
    // At one a minute these are the last hour; at the shortest interval half of it.
    private const int RecentResults = 60;

    /// <summary>Maps the paths of checks.</summary>
    public static void MapChecks(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/checks", ListAsync).Permit("check.read").WithTags("Checks");
        api.MapGet("/checks/{system}/{check}", GetAsync).Permit("check.read").WithTags("Checks");
    }

    private static async Task<IResult> ListAsync(
        CheckQueries checks, ICallerAccessor who, TimeProvider time, HttpContext http,
        int? limit, string? after, string? system, string? state)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        CheckState? wanted = null;
        if (state is not null)
        {
            if (!CheckCodes.TryParseState(state, out var known))
            {
                return Problem.Of(
                    StatusCodes.Status422UnprocessableEntity, "request.invalid",
                    "`state` is one of `up`, `suspect`, `down`, `unknown`");
            }

            wanted = known;
        }

        var now = time.GetUtcNow();
        var filter = new CheckFilter { System = system, State = wanted };
        var page = await checks.ListAsync(who.Caller.Scope, filter, now, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(row => CheckJson.Write(row, now).ToJsonString()), page.Next);
    }

    private static async Task<IResult> GetAsync(
        string system, string check, CheckQueries checks, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        var now = time.GetUtcNow();
        if (!CheckId.TryParse($"{system}/{check}", out var id)
            || await checks.GetAsync(who.Caller.Scope, id, now, http.RequestAborted) is not { } row)
        {
            return Problem.NotFound();
        }

        var results = await checks.ResultsAsync(who.Caller.Scope, id, RecentResults, http.RequestAborted);
        var body = CheckJson.Write(row, now);
        body["results"] = new JsonArray([.. results.Select(CheckJson.Write)]);
        return Results.Text(body.ToJsonString(), "application/json");
    }
}

using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Metering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Metering;

/// <summary>The charges behind a cost, each with its price and its quantity.</summary>
public static class ChargeEndpoints
{
    /// <summary>Maps the paths of charges.</summary>
    public static void MapCharges(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/charges", ListAsync).Permit("cost.read").WithTags("Metering");
        api.MapGet("/charges/{id}", GetAsync).Permit("cost.read").WithTags("Metering");
    }

    private static async Task<IResult> ListAsync(
        ChargeQueries charges, ICallerAccessor who, HttpContext http, int? limit, string? after, string? tenant, string? system, string? month)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (month is not null && !DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`month` is a year and a month, as in `2026-10`");
        }

        var filter = new ChargeFilter { Tenant = tenant, System = system, Month = month };
        var page = await charges.ListAsync(who.Caller.Scope, filter, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(row => ChargeJson.Write(row).ToJsonString()), page.Next);
    }

    private static async Task<IResult> GetAsync(string id, ChargeQueries charges, ICallerAccessor who, HttpContext http) =>
        Guid.TryParseExact(id, "D", out _) && await charges.GetAsync(who.Caller.Scope, id, http.RequestAborted) is { } charge
            ? Results.Text(ChargeJson.Write(charge).ToJsonString(), "application/json")
            : Problem.NotFound();
}

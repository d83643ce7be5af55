using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Metering;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Metering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rfc3339 = DataCenterOps.Domain.Ledger.Rfc3339;

namespace DataCenterOps.Api.Metering;

/// <summary>What a tenant costs: today, this month, by system and day, what is running up, and what has no price.</summary>
public static class CostEndpoints
{
    private const int DaysShown = 31;

    /// <summary>Maps the path of a tenant's cost.</summary>
    public static void MapCost(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/tenants/{id}/cost", GetAsync).Permit("cost.read").WithTags("Metering");
    }

    private static async Task<IResult> GetAsync(
        string id, EstateQueries estate, CostQueries costs, IGrainFactory grains, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        var scope = who.Caller.Scope;
        var gone = http.RequestAborted;
        if (await estate.GetAsync(scope, "Tenant", id, gone) is not { Retired: false })
        {
            return Problem.NotFound();
        }

        var now = time.GetUtcNow();
        var today = CivilCalendar.Date(now);
        var answer = new JsonObject
        {
            ["tenant"] = id,
            ["at"] = Rfc3339.Write(now),
            ["totals"] = Rows(await costs.TenantAsync(scope, id, now, gone), row => new JsonObject
            {
                ["currency"] = row.Currency,
                ["today"] = row.Today.ToString(),
                ["month"] = row.Month.ToString(),
                ["ratedUntil"] = row.RatedUntil is { } until ? Rfc3339.Write(until) : null,
            }),
            ["accruing"] = Rows(await grains.GetGrain<IRatingGrain>(id).AccruingAsync(gone), row => new JsonObject
            {
                ["system"] = row.System,
                ["sku"] = row.Sku,
                ["currency"] = row.Currency,
                ["amount"] = row.Amount.ToString(),
            }),
            ["systems"] = Rows(await costs.SystemsAsync(scope, id, now, gone), row => new JsonObject
            {
                ["system"] = row.System,
                ["currency"] = row.Currency,
                ["today"] = row.Today.ToString(),
                ["month"] = row.Month.ToString(),
            }),
            ["days"] = Rows(await costs.DaysAsync(scope, id, null, today.AddDays(1 - DaysShown), today.AddDays(1), gone), row => new JsonObject
            {
                ["day"] = row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["currency"] = row.Currency,
                ["amount"] = row.Amount.ToString(),
            }),
            ["problems"] = Rows(await costs.ProblemsAsync(scope, id, gone), row => new JsonObject
            {
                ["code"] = row.Code,
                ["meter"] = row.Meter,
                ["system"] = row.System.Length == 0 ? null : row.System,
                ["resource"] = row.Resource.Length == 0 ? null : row.Resource,
                ["from"] = Rfc3339.Write(row.FromAt),
                ["until"] = Rfc3339.Write(row.UntilAt),
            }),
        };
        return Results.Text(answer.ToJsonString(), "application/json");
    }

    private static JsonArray Rows<T>(IEnumerable<T> rows, Func<T, JsonObject> show) => new([.. rows.Select(row => (JsonNode)show(row))]);
}

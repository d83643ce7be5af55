using DataCenterOps.Console.Estate;
using DataCenterOps.Console.Ledger;
using DataCenterOps.Console.Metering;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Console.Shell;

/// <summary>Tables of the console as files: the same rows, filters and permissions as on the page.</summary>
internal static class CsvFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "systems", "estate.read", SystemsCsv.WriteAsync);
        Map(app, "tenants", "cost.read", TenantsCsv.WriteAsync);
        Map(app, "ledger", "ledger.read", LedgerCsv.WriteAsync);
    }

    private static void Map(IEndpointRouteBuilder app, string name, string operation, Func<HttpContext, TenantScope, CsvTable, Task> write) =>
        app.MapGet($"/{{lang:regex(^(ar|fr|en)$)}}/{name}.csv", async (HttpContext http, ICallerAccessor who) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            if (!Permissions.Allows(who.Caller, operation))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            // No file of the present goes out under a date of the past.
            if (Past.Asked(http.Request) is not null)
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await write(http, who.Caller.Scope, new CsvTable(http.Response, name));
            return Results.Empty;
        }).RequireAuthorization().ExcludeFromDescription();
}

using System.Globalization;
using DataCenterOps.Console.Estate;
using DataCenterOps.Console.Ledger;
using DataCenterOps.Console.Metering;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Console.Shell;

/// <summary>Tables of the console as files: the same rows, filters and permissions as on the page.</summary>
internal static class CsvFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "systems", "estate.read", SystemsCsv.WriteAsync, looksBack: true);
        Map(app, "tenants", "cost.read", TenantsCsv.WriteAsync);
        Map(app, "ledger", "ledger.read", LedgerCsv.WriteAsync);
    }

    private static void Map(IEndpointRouteBuilder app, string name, string operation, Func<HttpContext, TenantScope, CsvTable, Task> write, bool looksBack = false) =>
        app.MapGet($"/{{lang:regex(^(ar|fr|en)$)}}/{name}.csv", async (HttpContext http, ICallerAccessor who) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            if (!Permissions.Allows(who.Caller, operation))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            if (Past.Asked(http.Request) is { } asked)
            {
                // No file of the present goes out under a date of the past.
                return looksBack ? await OfPastAsync(asked, http, who.Caller.Scope, name, write) : Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await write(http, who.Caller.Scope, new CsvTable(http.Response, name));
            return Results.Empty;
        }).RequireAuthorization().ExcludeFromDescription();

    // The file's name says of which moment it is, and which tree an auditor may compare.
    private static async Task<IResult> OfPastAsync(
        string asked, HttpContext http, TenantScope scope, string name, Func<HttpContext, TenantScope, CsvTable, Task> write)
    {
        switch (await http.RequestServices.GetRequiredService<IPastDatabases>().FindAsync(asked, http.RequestAborted))
        {
            case PastAnswer.Ready ready:
                using (ready)
                using (LookingBack.At(ready.Database))
                {
                    var moment = ready.Database.Moment;
                    await write(http, scope, new CsvTable(http.Response, string.Create(
                        CultureInfo.InvariantCulture, $"{name}-{moment.At.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{moment.Epoch}-{moment.Size}")));
                    return Results.Empty;
                }

            case PastAnswer.Refused:
                return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
            default:
                http.Response.Headers.RetryAfter = PastLimits.AgainSeconds.ToString(CultureInfo.InvariantCulture);
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

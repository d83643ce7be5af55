using System.Globalization;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Console.Ledger;

/// <summary>The receipt of an entry as a file, for who may read the entry: what it says is verified elsewhere.</summary>
internal static class ReceiptDownload
{
    /// <summary>Where the receipt of an entry is, in a language.</summary>
    public static string PathOf(string language, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"/{language}/ledger/{position}.tlog-proof");

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/{lang:regex(^(ar|fr|en)$)}/ledger/{position:long}.tlog-proof", SendAsync)
        .RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> SendAsync(long position, LedgerQueries ledger, Receipts receipts, ICallerAccessor who, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!Permissions.Allows(who.Caller, "ledger.read"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // A receipt is under the newest checkpoint that there is, whatever the date.
        if (Past.Asked(http.Request) is not null)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (await ledger.GetAsync(who.Caller.Scope, position, http.RequestAborted) is not { } entry)
        {
            return Results.NotFound();
        }

        if (await receipts.OfAsync(entry, http.RequestAborted) is not { } receipt)
        {
            return Results.Conflict();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"entry-{position}.tlog-proof");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(receipt.ToString(), "text/plain; charset=utf-8");
    }
}

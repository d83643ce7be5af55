using System.Globalization;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Ledger;

/// <summary>Receipts: who may read an entry may prove it to others.</summary>
internal static class ReceiptEndpoint
{
    // Checkpoints come once a second.
    private const int SoonSeconds = 2;

    public static async Task<IResult> GetAsync(long position, LedgerQueries ledger, Receipts receipts, ICallerAccessor who, HttpContext http)
    {
        if (await ledger.GetAsync(who.Caller.Scope, position, http.RequestAborted) is not { } entry)
        {
            return Problem.NotFound();
        }

        if (await receipts.OfAsync(entry, http.RequestAborted) is not { } receipt)
        {
            return NotSealed();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"entry-{position}.tlog-proof");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(receipt.ToString(), "text/plain; charset=utf-8");
    }

    /// <summary>The answer before a checkpoint covers the entry.</summary>
    public static Problem NotSealed() => Problem.Of(
        StatusCodes.Status409Conflict, "ledger.not_sealed_yet", "no signed checkpoint covers the entry yet: ask again in a moment").After(SoonSeconds);
}

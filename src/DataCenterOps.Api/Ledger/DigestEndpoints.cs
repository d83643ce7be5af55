using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Ledger;

/// <summary>Digests of facts for auditors, and proofs of single facts for whose they are.</summary>
internal static class DigestEndpoints
{
    private const string What =
        "A file that proves one fact without this server: the row, its proof in a digest, and the receipt of that digest's entry.";

    /// <summary>Maps the paths.</summary>
    public static void MapDigests(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ledger/digests", ListAsync).Permit("ledger.read").WithTags("Ledger")
            .WithSummary("Digests of usage and of results of checks, the newest first. They are of all tenants: who does not see all sees none.");
        api.MapGet("/ledger/digests/facts", ExportAsync).Permit("ledger.read").WithTags("Ledger")
            .WithSummary("The rows that digests of a time were made of (`dcops-facts/1`, JSON lines), for `dcops ledger verify --facts`. They are of all tenants.")
            .Produces<string>(StatusCodes.Status200OK, "application/x-ndjson").Produces(StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status422UnprocessableEntity);
        Proof(api.MapGet("/ledger/digests/usage/proof", UsageAsync));
        Proof(api.MapGet("/ledger/digests/checks/proof", CheckAsync));
    }

    private static void Proof(RouteHandlerBuilder route) => route.Permit("ledger.read").WithTags("Ledger").WithSummary(What)
        .Produces<string>(StatusCodes.Status200OK, "text/plain").Produces(StatusCodes.Status404NotFound)
        .Produces(StatusCodes.Status409Conflict).Produces(StatusCodes.Status410Gone);

    private static async Task<IResult> ListAsync(
        DigestQueries digests, ICallerAccessor who, HttpContext http, int? limit, string? after, string? facts)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        DigestedTable? table = null;
        if (facts is not (null or "") && !DigestedTables.TryGet(facts, out table))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid",
                $"`facts` is one of {string.Join(", ", DigestedTables.All.Select(one => $"`{one.Name}`"))}");
        }

        var page = await digests.ListAsync(who.Caller.Scope, table, rows, after, http.RequestAborted);
        return Results.Ok(new { items = page.Items.Select(Write), next = page.Next });
    }

    private static async Task<IResult> ExportAsync(
        string? facts, DateTimeOffset? from, DateTimeOffset? to, [FromServices] FactsExport export, ICallerAccessor who, HttpContext http)
    {
        if (!who.Caller.Scope.IsAll)
        {
            return Problem.NotFound();
        }

        if (!DigestedTables.TryGet(facts, out var table) || from is not { } begin || to is not { } end || end < begin)
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid",
                $"`facts` is one of {string.Join(", ", DigestedTables.All.Select(one => $"`{one.Name}`"))}, `from` and `to` are times, as in 2026-10-01T00:00:00Z");
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/x-ndjson";
        http.Response.Headers.ContentDisposition = $"attachment; filename={table.Name}.facts";
        await export.WriteAsync(table, begin, end, http.Response.BodyWriter, http.RequestAborted);
        return Results.Empty;
    }

    private static object Write(DigestRow row) => new
    {
        position = row.Position,
        series = row.Series,
        first = row.First,
        last = row.Last,
        count = row.Count,
        root = row.Root,
        from = Rfc3339.Write(row.From),
        to = Rfc3339.Write(row.Until),
    };

    private static async Task<IResult> UsageAsync(
        string? source, string? id, DigestQueries digests, [FromServices] LedgerQueries ledger, [FromServices] Receipts receipts, ICallerAccessor who, HttpContext http)
    {
        var place = await digests.UsageAsync(who.Caller.Scope, source ?? "", id ?? "", http.RequestAborted);
        return await ProveAsync("usage", place, digests, ledger, receipts, http);
    }

    private static async Task<IResult> CheckAsync(
        string? check, DateTimeOffset? dueAt, DigestQueries digests, [FromServices] LedgerQueries ledger, [FromServices] Receipts receipts, ICallerAccessor who,
        HttpContext http)
    {
        var place = CheckId.TryParse(check, out var named) && dueAt is { } due
            ? await digests.CheckAsync(who.Caller.Scope, named, due, http.RequestAborted)
            : null;
        return await ProveAsync("check", place, digests, ledger, receipts, http);
    }

    private static async Task<IResult> ProveAsync(
        string what, FactPlace? place, DigestQueries digests, LedgerQueries ledger, Receipts receipts, HttpContext http)
    {
        switch (place is null ? null : await digests.PathAsync(place, http.RequestAborted))
        {
            case FactPath.Found found:
                // The digest is the platform's entry, and holds nothing of others but how many rows there were.
                var entry = await ledger.GetAsync(TenantScope.All, found.Position, http.RequestAborted)
                    ?? throw new InvalidDataException($"the digest at {found.Position} is in the list and not in the ledger");
                if (await receipts.OfAsync(entry, http.RequestAborted) is not { } receipt)
                {
                    return ReceiptEndpoint.NotSealed();
                }

                var name = string.Create(CultureInfo.InvariantCulture, $"{what}-{found.Position}-{found.Index}.fact-proof");
                http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
                return Results.Text(new FactProof(found.Row, found.Index, found.Path, receipt).ToString(), "text/plain; charset=utf-8");
            case FactPath.Waiting:
                return Problem.Of(
                    StatusCodes.Status409Conflict, "ledger.not_digested_yet", "no digest covers the row yet: one is written each minute").After(DigestLimits.PeriodSeconds);
            case FactPath.Unnumbered:
                return Problem.Of(StatusCodes.Status410Gone, "ledger.not_numbered", "the row was recorded before there were digests");
            case FactPath.Gone:
                return Problem.Of(StatusCodes.Status410Gone, "ledger.facts_gone", "rows of the same digest are past their retention; the digest itself stays in the ledger");
            case FactPath.Contradicted(var position):
                return Problem.Of(
                    StatusCodes.Status409Conflict, "ledger.facts_contradicted",
                    string.Create(CultureInfo.InvariantCulture, $"the rows are not those that the digest in entry {position} was made of: one of them was changed"));
            default:
                return Problem.NotFound();
        }
    }
}

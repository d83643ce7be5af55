using DataCenterOps.Grains.Access;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Ledger;

/// <summary>Entries that the caller may read, and rebuilding from them.</summary>
public static class LedgerEndpoints
{
    /// <summary>Maps the ledger's paths.</summary>
    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/ledger/entries", ListAsync).Permit("ledger.read").WithTags("Ledger");
        api.MapGet("/ledger/entries/{position:long}", GetAsync).Permit("ledger.read").WithTags("Ledger");
        api.MapGet("/ledger/entries/{position:long}/proof", ReceiptEndpoint.GetAsync).Permit("ledger.read").WithTags("Ledger")
            .WithSummary("The receipt of an entry (c2sp.org/tlog-proof): the entry, its proof and a signed checkpoint, to be verified without this server.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain").Produces(StatusCodes.Status404NotFound).Produces(StatusCodes.Status409Conflict);
        api.MapDigests();
        api.MapErasures();
        api.MapPost("/rebuild/{what}", RebuildAsync).Permit("view.rebuild").WithTags("Ledger")
            .WithSummary("Makes read models (`views`) or grains' states (`snapshots`) again from the ledger, when its tree holds; otherwise 409 with the first entry that is wrong.")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status404NotFound).Produces(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(
        LedgerQueries ledger, ICallerAccessor who, HttpContext http, int? limit, string? after, string? stream, string? actor, string? type)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var filter = new LedgerFilter { Stream = stream, Actor = actor, Type = type };
        var page = await ledger.EntriesAsync(who.Caller.Scope, filter, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(Write), page.Next);
    }

    private static async Task<IResult> GetAsync(long position, LedgerQueries ledger, ICallerAccessor who, HttpContext http)
    {
        var entry = await ledger.GetAsync(who.Caller.Scope, position, http.RequestAborted);
        return entry is null ? Problem.NotFound() : Results.Text(Write(entry), "application/json");
    }

    private static async Task<IResult> RebuildAsync(string what, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var started = time.GetTimestamp();
        var grain = grains.GetGrain<IMaintenanceGrain>(0);
        var rebuilt = what switch
        {
            "views" => await grain.RebuildViewsAsync(http.RequestAborted),
            "snapshots" => await grain.DropSnapshotsAsync(http.RequestAborted),
            _ => null,
        };
        return rebuilt switch
        {
            null => Problem.NotFound(),
            { Damage: { } damage } => Problem.Of(StatusCodes.Status409Conflict, SigningRefusal.Damaged, damage.Message)
                .With("epoch", damage.Epoch.ToString(CultureInfo.InvariantCulture)).With("index", damage.Index.ToString(CultureInfo.InvariantCulture)),
            _ => Results.Ok(new
            {
                entries = rebuilt.Entries,
                seconds = time.GetElapsedTime(started).TotalSeconds,
                changed = rebuilt.Changed.Select(static table => new { table = table.Table, before = table.Before, after = table.After }),
            }),
        };
    }

    private static string Write(EntryRow row) =>
        $"{{\"position\":{row.Position.ToString(CultureInfo.InvariantCulture)},\"stream\":{JsonSerializer.Serialize(row.Stream)},"
        + $"\"version\":{row.Version.ToString(CultureInfo.InvariantCulture)},\"entry\":{row.Json}}}";
}

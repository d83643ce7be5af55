using System.IO.Compression;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Ledger;

/// <summary>
/// The log as outsiders watch it (c2sp.org/tlog-tiles). Checkpoints and tiles are hashes and open to everybody; entries are read by auditors
/// over all tenants. What no checkpoint covers is not there yet. Each epoch is a log under its number; the one that goes on is there
/// without it, too.
/// </summary>
public static class LogEndpoints
{
    // What a path names never changes: a year is as good as for ever.
    private const string ForEver = "public, max-age=31536000, immutable";

    // Entries are nobody's but the auditor's who asks: no cache between us keeps them.
    private const string ForTheReader = "private, max-age=31536000, immutable";

    /// <summary>Maps the log's paths.</summary>
    public static void MapLog(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        foreach (var log in new[] { "/ledger", "/ledger/{epoch:long}" })
        {
            app.MapGet(log + "/checkpoint", CheckpointAsync).ExcludeFromDescription();
            app.MapGet(log + "/tile/{**path}", TileAsync).ExcludeFromDescription();
            app.MapGet(log + "/tile/entries/{**path}", EntriesAsync)
                .RequireAuthorization(ProgramAuthentication.Name).Permit("log.read").ExcludeFromDescription();
        }
    }

    private static async Task<IResult> CheckpointAsync(long? epoch, TreeQueries tree, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var of = epoch ?? (await tree.HeadAsync(http.RequestAborted)).Epoch;
        return await tree.ShownAsync(of, http.RequestAborted) is { } checkpoint
            ? Results.Text(checkpoint.Text, "text/plain; charset=utf-8")
            : Problem.NotFound();
    }

    private static async Task<IResult> TileAsync(long? epoch, string? path, TreeQueries tree, HttpContext http)
    {
        if (!TilePath.TryParse(path, out var wanted) || wanted.IsEntries || await CoveredAsync(epoch, wanted, tree, http) is not { } of)
        {
            return Problem.NotFound();
        }

        var tiles = await tree.TilesAsync(of, [wanted.Tile], http.RequestAborted);
        if (!tiles.TryGetValue(wanted.Tile, out var hashes) || hashes.Length < wanted.Width)
        {
            throw new InvalidDataException($"`{wanted}` is covered by a checkpoint and not there");
        }

        http.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(TreeHash.Bytes(hashes.AsSpan(0, wanted.Width)), "application/octet-stream");
    }

    private static async Task<IResult> EntriesAsync(
        long? epoch, string? path, TreeQueries tree, BundleQueries bundles, ICallerAccessor who, HttpContext http)
    {
        if (!who.Caller.Scope.IsAll || !TilePath.TryParse("entries/" + path, out var wanted)
            || await CoveredAsync(epoch, wanted, tree, http) is not { } of)
        {
            return Problem.NotFound();
        }

        var entries = await bundles.EntriesAsync(of, wanted.Tile.Index * TreeLimits.TileWidth, wanted.Width, http.RequestAborted);
        if (entries.Count < wanted.Width)
        {
            throw new InvalidDataException($"`{wanted}` is covered by a checkpoint and has {entries.Count} entries");
        }

        http.Response.Headers.CacheControl = ForTheReader;
        http.Response.Headers.Vary = "Accept-Encoding";
        var bundle = EntryBundle.Write([.. entries]);
        return AcceptsGzip(http) ? await ZippedAsync(bundle, http) : Results.Bytes(bundle, "application/octet-stream");
    }

    /// <summary>The epoch, when the newest checkpoint covers all that is asked for.</summary>
    private static async Task<long?> CoveredAsync(long? epoch, TilePath wanted, TreeQueries tree, HttpContext http) =>
        await NewestAsync(epoch, tree, http) is (var of, { } checkpoint) && wanted.Tile.WidthAt(checkpoint.Size) >= wanted.Width ? of : null;

    private static async Task<(long Epoch, CheckpointRow? Checkpoint)> NewestAsync(long? epoch, TreeQueries tree, HttpContext http)
    {
        var of = epoch ?? (await tree.HeadAsync(http.RequestAborted)).Epoch;
        return (of, await tree.CheckpointAsync(of, http.RequestAborted));
    }

    private static bool AcceptsGzip(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptEncoding.Any(static coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);

    private static async Task<IResult> ZippedAsync(byte[] bundle, HttpContext http)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(bundle, http.RequestAborted);
        }

        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(zipped.ToArray(), "application/octet-stream");
    }
}

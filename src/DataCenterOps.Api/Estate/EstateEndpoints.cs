using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Estate;

/// <summary>Declared objects: read, written and retired one by one.</summary>
public static class EstateEndpoints
{
    private static readonly string[] Segments = ["a", "b", "c"];

    /// <summary>Maps the paths of every declared kind.</summary>
    public static void MapEstate(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        foreach (var kind in EstateSchema.Kinds)
        {
            MapKind(api, kind);
        }
    }

    private static void MapKind(IEndpointRouteBuilder api, DocumentKind kind)
    {
        var id = kind.IdForm == IdForm.Key ? "{a}/{b}" : kind.IdForm == IdForm.Budget ? "{a}/{b}/{c}" : "{a}";
        var write = Domain.Access.Permissions.ToDeclare(kind.Singular);
        api.MapGet($"/{kind.Segment}", (EstateQueries estate, ICallerAccessor who, HttpContext http, int? limit, string? after) =>
                ListAsync(kind, estate, who, http, limit, after))
            .Permit("estate.read").AnswersAsOf().WithTags(kind.Name);
        api.MapGet($"/{kind.Segment}/{id}", (EstateQueries estate, InventoryQueries inventories, ICallerAccessor who, HttpContext http) =>
                GetAsync(kind, estate, inventories, who, http))
            .Permit("estate.read").AnswersAsOf().WithTags(kind.Name);
        api.MapPut($"/{kind.Segment}/{id}", (DeclarationService declarations, HttpContext http) =>
                declarations.PutAsync(kind, IdOf(http), http))
            .Permit(write).WithTags(kind.Name);
        api.MapDelete($"/{kind.Segment}/{id}", (DeclarationService declarations, HttpContext http) =>
                declarations.DeleteAsync(kind, IdOf(http), http))
            .Permit(write).WithTags(kind.Name);
    }

    /// <summary>The id in the path: one, two or three segments.</summary>
    internal static string IdOf(HttpContext http) => string.Join(
        '/', Segments.Select(name => http.GetRouteValue(name) as string).OfType<string>());

    private static async Task<IResult> ListAsync(
        DocumentKind kind, EstateQueries estate, ICallerAccessor who, HttpContext http, int? limit, string? after)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var page = await estate.ListAsync(who.Caller.Scope, kind.Name, rows, after, http.RequestAborted);
        var items = page.Items;
        if (kind.ByHash && !items.IsEmpty)
        {
            // Large documents lie apart from the list.
            items = await estate.ManyAsync(who.Caller.Scope, kind.Name, [.. items.Select(row => row.Id)], http.RequestAborted);
        }

        return new JsonPage(items.Select(row => DeclaredJson.Write(row)), page.Next);
    }

    private static async Task<IResult> GetAsync(
        DocumentKind kind, EstateQueries estate, InventoryQueries inventories, ICallerAccessor who, HttpContext http)
    {
        var row = await estate.GetAsync(who.Caller.Scope, kind.Name, IdOf(http), http.RequestAborted);
        if (row is null || row.Retired)
        {
            return Problem.NotFound();
        }

        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{row.Version}\"");
        var copies = kind.Name == "System" ? await inventories.CopiesAsync(row.Id, http.RequestAborted) : null;
        return Results.Text(DeclaredJson.Write(row, copies), "application/json");
    }
}

using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Console.Policies;

/// <summary>What is wrong with a draft, for the page on which it is typed. It reads the text alone and changes nothing.</summary>
internal static class DraftChecks
{
    // More than this nobody reads before mending the first; a text that is no pack at all has thousands.
    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/{lang:regex(^(ar|fr|en)$)}/policies/draft/check", Check)
        .RequireAuthorization().ExcludeFromDescription();

    /// <summary>Where the page in <paramref name="language"/> asks.</summary>
    public static string PathOf(string language) => $"/{language}/policies/draft/check";

    private static IResult Check([FromForm] string? text, ICallerAccessor who, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!who.Caller.Scope.IsAll || !Permissions.Allows(who.Caller, "policy.preview"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // As the form itself is read: browsers send lines with CRLF.
        var (_, errors) = PackCheck.Of(DraftDesk.File, text?.ReplaceLineEndings("\n") ?? "");
        return Results.Json(new
        {
            count = errors.Length, errors = errors.Take(Shown).Select(error => new { error.Line, error.Column, error.Path, error.Code, error.Message }),
        });
    }
}

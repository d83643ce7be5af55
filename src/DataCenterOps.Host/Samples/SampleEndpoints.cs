using System.Globalization;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Host;

/// <summary>The pages that a demonstration estate watches. Without such an estate there are none.</summary>
internal static class SampleEndpoints
{
    // The one page that answers 503, so that a demonstration has something that is down.
    private const string Down = "down";
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Maps them. Anybody may read them: they say what the estate says of invented systems.</summary>
    public static void MapSamples(this IEndpointRouteBuilder app) =>
        app.MapGet("/sample/{name}", GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string name, SampleEstate samples, HttpContext http)
    {
        if (!EstateId.IsValid(name) || !await samples.IsWantedAsync(http.RequestAborted))
        {
            return Problem.NotFound();
        }

        if (name == Down)
        {
            return Results.Text(SamplePage.Down, Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        if (await samples.FindAsync(name, http.RequestAborted) is not { } found)
        {
            return Problem.NotFound();
        }

        http.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={SampleLimits.CacheSeconds}");
        return Results.Text(SamplePage.Up(found), Html);
    }
}

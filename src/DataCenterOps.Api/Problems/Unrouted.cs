using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace DataCenterOps.Api.Problems;

/// <summary>Answers where no endpoint is: not found, or not by this verb.</summary>
internal static class Unrouted
{
    /// <summary>405 with the verbs that the path knows, else 404.</summary>
    public static Problem Answer(HttpContext http, EndpointDataSource endpoints)
    {
        var verbs = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint, http.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (verbs.Length == 0)
        {
            return Problem.NotFound();
        }

        http.Response.Headers.Allow = string.Join(", ", verbs);
        return Problem.Of(
            StatusCodes.Status405MethodNotAllowed, "request.method", $"this path takes {string.Join(", ", verbs)} and not {http.Request.Method}");
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}

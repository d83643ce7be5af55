using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>
/// The cookie of the console's session: a random secret and nothing else, which scripts cannot read and other sites cannot
/// send. Whose session it is, and whether it goes on, stands in the database alone.
/// </summary>
public static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "dcops-session";

    /// <summary>The hash of the secret that the request carries, if it carries one.</summary>
    internal static string? Sha256(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var secret) && ApiToken.TryHash(secret, out var hash) ? hash : null;

    /// <summary>Hands a new secret to the browser.</summary>
    /// <returns>Its hash.</returns>
    internal static string Issue(HttpContext http)
    {
        var secret = ApiToken.Create();
        http.Response.Cookies.Append(Name, secret, Options(http));
        return ApiToken.Hash(secret);
    }

    /// <summary>Takes the secret back.</summary>
    internal static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    // Without an end of its own: it goes with the browser at the latest, and the server ends it earlier than that.
    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };
}

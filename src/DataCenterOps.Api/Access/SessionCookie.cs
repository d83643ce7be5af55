using DataCenterOps.Api.Problems;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>The console's session: a cookie that scripts cannot read and other sites cannot send.</summary>
public static class SessionCookie
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "session";

    /// <summary>How long a session lasts, whatever its user does.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "dcops-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                return Problem.Of(StatusCodes.Status401Unauthorized, "auth.required", "send an API token").ExecuteAsync(context.HttpContext);
            }

            context.Response.Redirect($"/{LanguageOf(context.Request.Path)}/sign-in");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
            Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", "your roles do not allow this").ExecuteAsync(context.HttpContext);
    }

    private static string LanguageOf(PathString path) =>
        path.Value?.Split('/', 3) is [_, "fr" or "en" or "ar", ..] parts ? parts[1] : "ar";
}

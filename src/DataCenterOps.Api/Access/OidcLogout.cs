using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Signs people out at the issuer that has vouched for them, where it says how (OpenID Connect RP-Initiated Logout 1.0). The session here
/// is over before, whatever the issuer does.
/// </summary>
internal sealed partial class OidcLogout(
    ConsoleSessions sessions, IOptionsMonitor<OpenIdConnectOptions> options, ILogger<OidcLogout> logger, OidcSettings? settings = null)
{
    /// <summary>Where the issuer leads people back to: an address that is registered there.</summary>
    public const string Back = "/session/oidc/signed-out";

    /// <summary>Whether the session of the request was begun by the issuer: asked before it is ended.</summary>
    public async Task<bool> IsOfIssuerAsync(HttpContext http) =>
        settings is not null && await sessions.FindAsync(http) is { Method: OidcDoor.Method };

    /// <summary>What follows the end of a session here: the way to the issuer, or the page of the sign-in.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string language, bool isOfIssuer) =>
        isOfIssuer && settings is not null && await AddressAsync(http, settings, language) is { } address ? Page(language, address) : Results.Redirect($"/{language}/sign-in");

    // The token that vouched for them is kept nowhere, so that the issuer gets this program's name instead of a hint, and asks
    // whomever it has before it.
    private async Task<string?> AddressAsync(HttpContext http, OidcSettings issuer, string language)
    {
        try
        {
            var metadata = await options.Get(OidcSetup.Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            if (!Uri.TryCreate(metadata.EndSessionEndpoint, UriKind.Absolute, out var end) || end.Scheme != new Uri(issuer.Issuer).Scheme)
            {
                return null;
            }

            return QueryHelpers.AddQueryString(end.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["client_id"] = issuer.ClientId,
                ["post_logout_redirect_uri"] = $"{http.Request.Scheme}://{http.Request.Host}{Back}",
                ["state"] = language,
            });
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            // An issuer that is away must not keep anybody signed in here.
            LogAway(logger, exception.GetType().Name);
            return null;
        }
    }

    // A form of ours leads to pages of ours alone, by the content policy: the way elsewhere is a page with a link, which a browser follows.
    private static IResult Page(string language, string address)
    {
        var (direction, title, text) = language switch
        {
            "fr" => ("ltr", "Déconnexion", "Vous êtes déconnecté ici. Continuer pour vous déconnecter aussi de votre organisation"),
            "en" => ("ltr", "Sign out", "You are signed out here. Continue to sign out of your organisation too"),
            _ => ("rtl", "تسجيل الخروج", "خرجت من هنا. تابع للخروج من حساب مؤسستك أيضًا"),
        };
        var encoded = WebUtility.HtmlEncode(address);
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="{language}" dir="{direction}"><head><meta charset="utf-8" /><title>{title} · DataCenterOps</title>
            <meta name="viewport" content="width=device-width, initial-scale=1" /><meta http-equiv="refresh" content="0; url={encoded}" /></head>
            <body><main><h1>{title}</h1><p><a href="{encoded}">{WebUtility.HtmlEncode(text)}</a></p></main></body></html>
            """,
            "text/html; charset=utf-8");
    }

    [LoggerMessage(LogLevel.Warning, "Nobody was signed out at the issuer, whose document could not be read: {Exception}.")]
    private static partial void LogAway(ILogger logger, string exception);
}

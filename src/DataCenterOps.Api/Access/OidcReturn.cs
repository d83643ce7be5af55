using System.Net;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>
/// The page that leads from the issuer's site into ours. A redirection would not do: browsers keep a cookie that other sites
/// cannot send back from one that another site has begun.
/// </summary>
internal static class OidcReturn
{
    public static IResult Page(string language)
    {
        var (direction, title, text) = language switch
        {
            "fr" => ("ltr", "Connexion", "Vous êtes connecté. Continuer"),
            "en" => ("ltr", "Sign in", "You are signed in. Continue"),
            _ => ("rtl", "تسجيل الدخول", "تم تسجيل دخولك. متابعة"),
        };
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="{language}" dir="{direction}"><head><meta charset="utf-8" /><title>{title} · DataCenterOps</title>
            <meta name="viewport" content="width=device-width, initial-scale=1" /><meta http-equiv="refresh" content="0; url=/{language}/profile" /></head>
            <body><main><h1>{title}</h1><p><a href="/{language}/profile">{WebUtility.HtmlEncode(text)}</a></p></main></body></html>
            """,
            "text/html; charset=utf-8");
    }
}

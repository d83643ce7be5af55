using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>Into the console and out of it.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps sign-in by token or one-time link, and sign-out.</summary>
    public static void MapSession(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/session", BeginAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/end", EndAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> BeginAsync(
        [FromForm] string? token, [FromForm] string? link, [FromForm] string? lang,
        IGrainFactory grains, SystemCalls calls, HttpContext http)
    {
        var home = lang is "fr" or "en" ? lang : "ar";
        using (calls.As("edge"))
        {
            var grain = grains.GetGrain<IIdentityGrain>(0);
            var (identity, method) = (token?.Trim(), link?.Trim()) switch
            {
                ({ Length: > 0 } secret, _) when ApiToken.TryHash(secret, out var hash) =>
                    (await grain.FindTokenAsync(hash, http.RequestAborted), "session"),
                (_, { Length: > 0 } secret) when ApiToken.TryHash(secret, out var hash) =>
                    (await grain.RedeemLinkAsync(hash, http.RequestAborted), "link"),
                _ => (null, ""),
            };
            if (identity is null)
            {
                return Results.Redirect($"/{home}/sign-in?failed=1");
            }

            await http.SignInAsync(SessionCookie.Name, CallerPrincipal.Create(identity, SessionCookie.Name, method));
            return Results.Redirect($"/{home}");
        }
    }

    private static async Task<IResult> EndAsync([FromForm] string? lang, HttpContext http)
    {
        await http.SignOutAsync(SessionCookie.Name);
        return Results.Redirect($"/{(lang is "fr" or "en" ? lang : "ar")}/sign-in");
    }
}

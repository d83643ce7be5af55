using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>Into the console and out of it. Each answer is a redirection to a page of ours, never to an address that was sent.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps sign-in by password and code, token or one-time link, sign-out, and the ending of one's sessions.</summary>
    public static void MapSession(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/session", BeginAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/password", PasswordAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/passkey", PasskeyAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/passkey/remove", RemovePasskeyAsync).Permit("profile.self").ExcludeFromDescription();
        app.MapGet("/session/oidc", Visit).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(OidcLogout.Back, SignedOut).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/first", FirstAsync).Permit("person.manage").ExcludeFromDescription();
        app.MapPost("/session/end", EndAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/session/revoke", RevokeAsync).Permit("profile.self").ExcludeFromDescription();
        app.MapPost("/session/end-all", EndAllAsync).Permit("profile.self").ExcludeFromDescription();
    }

    private static async Task<IResult> BeginAsync(
        [FromForm] string? token, [FromForm] string? link, [FromForm] string? lang, [FromForm] string? next,
        IGrainFactory grains, SystemCalls calls, ConsoleSessions sessions, HttpContext http)
    {
        using (calls.As("edge"))
        {
            var grain = grains.GetGrain<IIdentityGrain>(0);
            var (identity, method) = (token?.Trim(), link?.Trim()) switch
            {
                ({ Length: > 0 } secret, _) when ApiToken.TryHash(secret, out var hash) =>
                    (await grain.FindTokenAsync(hash, ClientAddress.Of(http), http.RequestAborted), "session"),
                (_, { Length: > 0 } secret) when ApiToken.TryHash(secret, out var hash) =>
                    (await grain.RedeemLinkAsync(hash, http.RequestAborted), "link"),
                _ => (null, ""),
            };
            if (identity is null)
            {
                return Results.Redirect($"/{FormLanguage.Of(lang)}/sign-in?failed=1{FirstPages.Again(next)}");
            }

            // A link of the set-up identity opens everything, as its token does; a person's opens only the way to an account.
            // Only a person who comes by a link has still to join; a token is proof enough, whoever it belongs to.
            var isComplete = identity.Person is null || identity.TokenId is not null;
            await sessions.BeginAsync(http, identity, method, isComplete);
            return Results.Redirect($"/{FormLanguage.Of(lang)}{(isComplete ? FirstPages.Of(identity, next) : "/join")}");
        }
    }

    private static async Task<IResult> PasswordAsync(
        [FromForm] string? login, [FromForm] string? password, [FromForm] string? code, [FromForm] string? lang, [FromForm] string? next,
        PasswordSignIn signIn, ConsoleSessions sessions, HttpContext http)
    {
        PersonAccount? account;
        try
        {
            account = await signIn.TryAsync(login ?? "", password ?? "", code ?? "", ClientAddress.Network(http), http.RequestAborted);
        }
        catch (SignInBusyException)
        {
            return Results.Redirect($"/{FormLanguage.Of(lang)}/sign-in?failed=busy{FirstPages.Again(next)}");
        }

        if (account is null)
        {
            return Results.Redirect($"/{FormLanguage.Of(lang)}/sign-in?failed=password{FirstPages.Again(next)}");
        }

        await sessions.BeginAsync(http, account.Identity, "password", account.IsComplete);
        return Results.Redirect($"/{FormLanguage.Of(lang)}{(account.IsComplete ? FirstPages.Of(account.Identity, next) : "/join")}");
    }

    private static async Task<IResult> PasskeyAsync(
        [FromForm] string? offer, [FromForm] string? credential, [FromForm] string? lang, [FromForm] string? next,
        PasskeyDesk passkeys, ConsoleSessions sessions, HttpContext http)
    {
        if (await passkeys.TryAsync(offer, credential, http.RequestAborted) is not { } account)
        {
            return Results.Redirect($"/{FormLanguage.Of(lang)}/sign-in?failed=passkey{FirstPages.Again(next)}");
        }

        await sessions.BeginAsync(http, account.Identity, "passkey", isComplete: true);
        return Results.Redirect($"/{FormLanguage.Of(lang)}{FirstPages.Of(account.Identity, next)}");
    }

    // A link and not a form: what a form leads to must be ours by the content policy, and the issuer is elsewhere. Where the visit
    // ends is a page of ours, whatever the address says besides the language.
    private static IResult Visit(SignInWays ways, string? lang) => ways.Issuer
        ? Results.Challenge(new AuthenticationProperties { Items = { [OidcEvents.Language] = FormLanguage.Of(lang) } }, [OidcSetup.Scheme])
        : Results.Redirect($"/{FormLanguage.Of(lang)}/sign-in");

    private static async Task<IResult> RemovePasskeyAsync(
        [FromForm] string? id, [FromForm] string? lang, PasskeyDesk passkeys, HttpContext http)
    {
        // The page that follows shows what is left, and why it is still there when it is the last way in.
        var refused = (await passkeys.RemoveAsync(id, http.RequestAborted)).Any(reason => reason.Code == "passkey.last");
        return Results.Redirect($"/{FormLanguage.Of(lang)}/profile{(refused ? "?refused=passkey.last" : "")}");
    }

    // Whoever holds the first key makes an account of their own, and from then on has the roles of that alone.
    private static async Task<IResult> FirstAsync(
        [FromForm] string? lang, IGrainFactory grains, SystemCalls calls, ICallerAccessor who, ConsoleSessions sessions, TimeProvider time, HttpContext http)
    {
        if (who.Caller.Subject != Identity.SetUp)
        {
            return Results.Redirect($"/{FormLanguage.Of(lang)}");
        }

        var (now, link) = (time.GetUtcNow(), ApiToken.Hash(ApiToken.Create()));
        var invited = await grains.GetGrain<IPersonAccountGrain>(Guid.CreateVersion7(now).ToString("D")).InviteAsync(
            new InvitePerson(OperationId.From(Guid.CreateVersion7(now)), [Role.PlatformAdmin], TenantScope.All, link), http.RequestAborted);
        if (invited is Answer.Refused refused)
        {
            return Refusals.Of(refused);
        }

        using (calls.As("edge"))
        {
            var identity = await grains.GetGrain<IIdentityGrain>(0).RedeemLinkAsync(link, http.RequestAborted);
            await sessions.BeginAsync(http, identity!, "link", isComplete: false);
        }

        return Results.Redirect($"/{FormLanguage.Of(lang)}/join");
    }

    // Where the issuer leads back to. The session was over before; what the address says is a language or nothing.
    private static IResult SignedOut(string? state) => Results.Redirect($"/{FormLanguage.Of(state)}/sign-in");

    // Who may not see the estate would be greeted by a refusal.
    private static async Task<IResult> EndAsync([FromForm] string? lang, ConsoleSessions sessions, OidcLogout issuer, HttpContext http)
    {
        var isOfIssuer = await issuer.IsOfIssuerAsync(http);
        await sessions.EndAsync(http);
        return await issuer.AnswerAsync(http, FormLanguage.Of(lang), isOfIssuer);
    }

    private static async Task<IResult> RevokeAsync(
        [FromForm] string? id, [FromForm] string? lang, IGrainFactory grains, HttpContext http)
    {
        // Whether there was such a session: the page that follows shows what is left.
        await grains.GetGrain<ISessionGrain>(0).RevokeAsync(id ?? "", http.RequestAborted);
        return Results.Redirect($"/{FormLanguage.Of(lang)}/profile");
    }

    private static async Task<IResult> EndAllAsync([FromForm] string? lang, IGrainFactory grains, OidcLogout issuer, HttpContext http)
    {
        var isOfIssuer = await issuer.IsOfIssuerAsync(http);
        await grains.GetGrain<ISessionGrain>(0).RevokeAllAsync(http.RequestAborted);
        SessionCookie.Remove(http);
        return await issuer.AnswerAsync(http, FormLanguage.Of(lang), isOfIssuer);
    }
}

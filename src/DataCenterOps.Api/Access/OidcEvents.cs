using System.Collections.Immutable;
using System.Security.Claims;
using DataCenterOps.Domain.Access.Issuers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Api.Access;

/// <summary>
/// What happens between the framework's handler, which speaks with the issuer, and a session of ours. No principal and no cookie
/// of the framework outlives the one request.
/// </summary>
internal sealed partial class OidcEvents(OidcSettings settings, OidcDoor door, ILogger<OidcEvents> logger) : OpenIdConnectEvents
{
    /// <summary>What the language is called among the things that travel with a sign-in, encrypted.</summary>
    public const string Language = "lang";

    private static readonly object Collected = new();
    private static readonly object Visited = new();

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ProtocolMessage.AcrValues = settings.AcrValues;
        return Task.CompletedTask;
    }

    public override Task MessageReceived(MessageReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // RFC 9207: an answer that another issuer has sent is not taken to ours.
        if (context.ProtocolMessage.Iss is { Length: > 0 } issuer && issuer.TrimEnd('/') != settings.Issuer.TrimEnd('/'))
        {
            context.Fail("the answer is of another issuer");
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Items[Visited] = context.Properties;
        if (!OidcSetup.Algorithms.Contains(context.SecurityToken.SignatureAlgorithm))
        {
            // The framework takes a token of the issuer's own connection without one.
            context.Fail("the token bears no signature of the issuer");
            return Task.CompletedTask;
        }

        // The framework drops some claims afterwards, and looks at the nonce only then: nothing is decided here.
        context.HttpContext.Items[Collected] = (Collect(context.Principal!), context.SecurityToken.Payload.Nonce);
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HandleResponse();
        var language = LanguageOf(context.HttpContext, context.Properties);
        var (claims, nonce) = ((IssuerClaims?, string?))(context.HttpContext.Items[Collected] ?? default((IssuerClaims?, string?)));
        if (claims is null || nonce is null || !await door.UseAsync(nonce, context.HttpContext.RequestAborted))
        {
            LogRefused(logger, "the answer was used before");
            context.Response.Redirect($"/{language}/sign-in?failed=oidc");
            return;
        }

        if (await door.TryAsync(context.HttpContext, claims) is { } code)
        {
            LogRefused(logger, code);
            context.Response.Redirect($"/{language}/sign-in?failed={code}");
            return;
        }

        await OidcReturn.Page(language).ExecuteAsync(context.HttpContext);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HandleResponse();

        // The kind alone: texts may hold what somebody has put into the address.
        LogRefused(logger, context.Failure?.GetType().Name ?? "the issuer has refused");
        context.Response.Redirect($"/{LanguageOf(context.HttpContext, context.Properties)}/sign-in?failed=oidc");
        return Task.CompletedTask;
    }

    // A failure that we say ourselves comes without what travelled with the sign-in.
    private static string LanguageOf(HttpContext http, AuthenticationProperties? properties)
    {
        var known = properties ?? http.Items[Visited] as AuthenticationProperties;
        return FormLanguage.Of(known?.Items.TryGetValue(Language, out var language) == true ? language : null);
    }

    private IssuerClaims Collect(ClaimsPrincipal principal) => new(
        Values(principal, "sub").FirstOrDefault() ?? "", Values(principal, settings.NameClaim).FirstOrDefault(),
        Values(principal, settings.RoleClaim), Values(principal, settings.TenantClaim), [.. Values(principal, "amr"), .. Values(principal, "acr")]);

    private static ImmutableArray<string> Values(ClaimsPrincipal principal, string claim) =>
        [.. principal.FindAll(claim).Select(found => found.Value).Where(value => value.Length <= IssuerLimits.Text).Take(IssuerLimits.Values)];

    [LoggerMessage(LogLevel.Warning, "A sign-in through the issuer was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string reason);
}

using System.Collections.Frozen;
using DataCenterOps.Domain.Access.Issuers;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DataCenterOps.Api.Access;

/// <summary>Sign-in by OpenID Connect: authorization code with PKCE, state and nonce (OpenID Connect Core, section 3.1).</summary>
public static class OidcSetup
{
    internal const string Scheme = "oidc";

    private const string Callback = "/session/oidc/callback";

    /// <summary>Signatures of an issuer: asymmetric ones alone, whose keys it publishes.</summary>
    internal static FrozenSet<string> Algorithms { get; } = FrozenSet.ToFrozenSet(
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ]);

    /// <summary>Adds the issuer that is configured, if one is.</summary>
    public static IServiceCollection AddOidc(this IServiceCollection services, OidcSettings? settings)
    {
        services.AddSingleton(new SignInWays(settings is not null));
        if (settings is null)
        {
            return services;
        }

        services.AddSingleton(settings);
        services.AddSingleton<OidcDoor>();
        services.AddSingleton<OidcEvents>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, settings));
        return services;
    }

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Issuer, settings.ClientId, settings.ClientSecret);
        options.RequireHttpsMetadata = settings.Issuer.StartsWith("https:", StringComparison.Ordinal);
        options.CallbackPath = Callback;

        // Nobody is signed out here through the issuer: its pages for that would be doors that nobody watches. The way there is OidcLogout's.
        (options.RemoteSignOutPath, options.SignedOutCallbackPath) = (default, default);
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (options.UsePkce, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint, options.MapInboundClaims) = (true, false, false, false);
        (options.DisableTelemetry, options.UseTokenLifetime) = (true, false);
        (options.RemoteAuthenticationTimeout, options.BackchannelTimeout) = (IssuerLimits.Visit, IssuerLimits.Answer);
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        foreach (var scope in settings.Scopes)
        {
            options.Scope.Add(scope);
        }

        // The issuer that its own document names is not enough: it is the one that is configured, letter by letter.
        options.TokenValidationParameters.IssuerValidator = (issuer, _, _) =>
            issuer == settings.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException("the token is of another issuer");
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.ProtocolValidator.NonceLifetime = IssuerLimits.Visit;

        // Both live for the visit to the issuer, come back with its redirection, and are gone with the answer.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly, cookie.Path) =
                (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true, Callback);
        }

        // Never called: our own session begins before anything would be signed in here.
        options.SignInScheme = SessionAuthentication.Name;
        options.EventsType = typeof(OidcEvents);
    }
}

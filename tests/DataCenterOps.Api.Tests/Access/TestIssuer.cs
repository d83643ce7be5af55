using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>A real issuer of OpenID Connect on this machine. Whoever comes is the person that the test has set.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Client = "dcops";
    public const string Secret = "a secret of the client, 0123456789";

    private readonly WebApplication _app;

    private TestIssuer(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>Its name in tokens.</summary>
    public string Address { get; }

    /// <summary>Who comes, as claims.</summary>
    public ImmutableArray<(string Type, string Value)> Person { get; set; } = [];

    /// <summary>What it does wrong with the token of identity, if anything.</summary>
    public Action<SecurityTokenDescriptor>? Wrong { get; set; }

    /// <param name="signsOut">Whether it has a page by which people sign out.</param>
    public static async Task<TestIssuer> StartAsync(bool signsOut = true)
    {
        var address = $"http://localhost:{FreePort()}/";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.TrimEnd('/'));
        builder.Logging.ClearProviders();
        TestIssuer? issuer = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            if (signsOut)
            {
                options.SetEndSessionEndpointUris("sign-out");
                options.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(Check));
                options.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    context.SignOut();
                    return default;
                }));
            }

            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes("profile");
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey().EnableDegradedMode();
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Check));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.SignIn(issuer!.Principal(context.Request));
                return default;
            }));
            options.AddEventHandler<GenerateTokenContext>(handler => handler
                .SetOrder(Protection.GenerateIdentityModelToken.Descriptor.Order - 1)
                .UseInlineHandler(context =>
                {
                    if (context.TokenType == OpenIddictConstants.TokenTypeIdentifiers.IdentityToken)
                    {
                        issuer!.Wrong?.Invoke(context.SecurityTokenDescriptor);
                    }

                    return default;
                }));
        });
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        issuer = new TestIssuer(app, address);
        await app.StartAsync(TestContext.Current.CancellationToken);

        // The first answer of a server that has just started takes long; who waits for it here is the test and not the program.
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await client.GetStringAsync(".well-known/openid-configuration", TestContext.Current.CancellationToken);
        await client.GetStringAsync(".well-known/jwks", TestContext.Current.CancellationToken);
        return issuer;
    }

    /// <summary>A key that it has not published.</summary>
    public static SigningCredentials OtherKey() => new(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha256);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static ValueTask Check(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != Client || context.RedirectUri?.EndsWith("/session/oidc/callback", StringComparison.Ordinal) != true)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        }

        return default;
    }

    private static ValueTask Check(ValidateEndSessionRequestContext context)
    {
        if (context.ClientId != Client || context.PostLogoutRedirectUri?.EndsWith("/session/oidc/signed-out", StringComparison.Ordinal) != true)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest);
        }

        return default;
    }

    private static ValueTask Check(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Client || context.ClientSecret != Secret)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        }

        return default;
    }

    private ClaimsPrincipal Principal(OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("test", "name", "roles");
        identity.AddClaims(Person.Select(claim => new Claim(claim.Type, claim.Value)));
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        return principal;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

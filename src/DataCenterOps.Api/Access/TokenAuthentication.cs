using System.Text.Encodings.Web;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Access;

/// <summary>Authenticates requests that carry an API token: <c>Authorization: Bearer dcops_…</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IGrainFactory grains,
    KnownTokens known,
    SystemCalls calls)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "token";

    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header is null || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = header[Prefix.Length..].Trim();
        if (!ApiToken.TryHash(token, out var sha256))
        {
            return AuthenticateResult.Fail("the token has not the form of one of ours");
        }

        var address = ClientAddress.Of(Context);
        if (known.TryFind(sha256, address, out var holder))
        {
            return AuthenticateResult.Success(new AuthenticationTicket(holder, Name));
        }

        using (calls.As("edge"))
        {
            if (token.StartsWith(ApiToken.SessionPrefix, StringComparison.Ordinal))
            {
                return await FindSessionAsync(sha256);
            }

            var began = known.Begin();
            if (await grains.GetGrain<IIdentityGrain>(0).FindTokenAsync(sha256, address, Context.RequestAborted) is not { } identity)
            {
                return AuthenticateResult.Fail("the token is unknown, revoked or has ended");
            }

            holder = CallerPrincipal.Create(identity, Name, "token");
            known.Keep(began, sha256, address, holder, identity.ExpiresAt);
            return AuthenticateResult.Success(new AuthenticationTicket(holder, Name));
        }
    }

    // The cookie of a browser is no token: only what a person has let in as a program is taken here.
    private async Task<AuthenticateResult> FindSessionAsync(string sha256) =>
        await grains.GetGrain<ISessionGrain>(0).FindAsync(sha256, ClientAddress.Of(Context), Context.RequestAborted) is { IsComplete: true, Method: DeviceDoor.Method } session
            ? AuthenticateResult.Success(new AuthenticationTicket(
                CallerPrincipal.Create(session.Identity, Name, session.Method, session.Id, session.Name), Name))
            : AuthenticateResult.Fail("the sign-in is unknown or has ended");

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(StatusCodes.Status401Unauthorized, "auth.required", "send an API token: `Authorization: Bearer …`")
            .ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", "your roles do not allow this").ExecuteAsync(Context);
}

using System.Text.Encodings.Web;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Authenticates requests of programs: by an API token, <c>Authorization: Bearer dcops_…</c>, or where there is no such header by
/// the certificate that the client has shown in the handshake of TLS, never by a header of that name, which anybody may write.
/// One scheme for both: a request stands on one proof alone, and looking for two would cost each request the second look.
/// </summary>
internal sealed class ProgramAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IGrainFactory grains,
    KnownTokens known,
    SystemCalls calls,
    ClientCertificates clients,
    TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "program";

    private const string ByToken = "token";
    private const string ByCertificate = "mtls";
    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not { Count: > 0 } header)
        {
            return Task.FromResult(JudgeCertificate());
        }

        if (header is not [{ } text] || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var token = text.AsSpan(Prefix.Length).Trim();
        if (!ApiToken.TryHash(token, out var sha256))
        {
            return Task.FromResult(AuthenticateResult.Fail("the token has not the form of one of ours"));
        }

        return known.TryFind(sha256, Context.Connection.RemoteIpAddress, out var holder)
            ? Task.FromResult(Success(holder))
            : FindAsync(sha256, token.StartsWith(ApiToken.SessionPrefix, StringComparison.Ordinal));
    }

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

    private static AuthenticateResult Success(KnownHolder holder) => AuthenticateResult.Success(new AuthenticationTicket(holder, Name));

    private AuthenticateResult JudgeCertificate()
    {
        if (!clients.IsConfigured || !Request.IsHttps || Context.Connection.ClientCertificate is not { } certificate)
        {
            return AuthenticateResult.NoResult();
        }

        return clients.Find(certificate, ClientAddress.Of(Context), time.GetUtcNow()) is { } identity
            ? Success(CallerPrincipal.Create(identity, ByCertificate, ByCertificate))
            : AuthenticateResult.Fail("the certificate is unknown, over, not for clients or not of our authority");
    }

    private async Task<AuthenticateResult> FindAsync(string sha256, bool isSession)
    {
        using (calls.As("edge"))
        {
            if (isSession)
            {
                return await FindSessionAsync(sha256);
            }

            var began = known.Begin();
            if (await grains.GetGrain<IIdentityGrain>(0).FindTokenAsync(sha256, ClientAddress.Of(Context), Context.RequestAborted) is not { } identity)
            {
                return AuthenticateResult.Fail("the token is unknown, revoked or has ended");
            }

            var holder = CallerPrincipal.Create(identity, ByToken, ByToken);
            known.Keep(began, sha256, Context.Connection.RemoteIpAddress, holder, identity.ExpiresAt);
            return Success(holder);
        }
    }

    // The cookie of a browser is no token: only what a person has let in as a program is taken here.
    private async Task<AuthenticateResult> FindSessionAsync(string sha256) =>
        await grains.GetGrain<ISessionGrain>(0).FindAsync(sha256, ClientAddress.Of(Context), Context.RequestAborted) is { IsComplete: true, Method: DeviceDoor.Method } session
            ? Success(CallerPrincipal.Create(session.Identity, ByToken, session.Method, session.Id, session.Name))
            : AuthenticateResult.Fail("the sign-in is unknown or has ended");
}

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Authenticates requests by the certificate that the client has shown in the handshake of TLS: never by a header, which anybody
/// may write. A request that carries a token stands on that alone.
/// </summary>
internal sealed class CertificateAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ClientCertificates clients, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "mtls";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Judge());

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        // The scheme of tokens answers for both: one text, whatever was wrong.
        Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Task.CompletedTask;

    private AuthenticateResult Judge()
    {
        if (!clients.IsConfigured || !Request.IsHttps || Request.Headers.ContainsKey("Authorization")
            || Context.Connection.ClientCertificate is not { } certificate)
        {
            return AuthenticateResult.NoResult();
        }

        return clients.Find(certificate, ClientAddress.Of(Context), time.GetUtcNow()) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerPrincipal.Create(identity, Name, Name), Name))
            : AuthenticateResult.Fail("the certificate is unknown, over, not for clients or not of our authority");
    }
}

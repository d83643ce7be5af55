using System.Text.Encodings.Web;
using DataCenterOps.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Access;

/// <summary>Authenticates requests of the console by their session, which is looked up each time.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ConsoleSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "session";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await sessions.FindAsync(Context) is { IsComplete: true } session
            ? AuthenticateResult.Success(new AuthenticationTicket(
                CallerPrincipal.Create(session.Identity, Name, session.Method, session.Id, session.Name), Name))
            : AuthenticateResult.NoResult();

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await Problem.Of(StatusCodes.Status401Unauthorized, "auth.required", "send an API token").ExecuteAsync(Context);
            return;
        }

        // Who is on the way to an account is led back to it.
        var isJoining = await sessions.FindAsync(Context) is { IsComplete: false };
        var next = FirstPages.IsDevice(Request.Path) ? FirstPages.ToDevice : "";
        Response.Redirect($"/{LanguageOf(Request.Path)}/{(isJoining ? "join" : "sign-in" + next)}");
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", "your roles do not allow this").ExecuteAsync(Context);

    private static string LanguageOf(PathString path) =>
        path.Value?.Split('/', 3) is [_, "fr" or "en" or "ar", ..] parts ? parts[1] : "ar";
}

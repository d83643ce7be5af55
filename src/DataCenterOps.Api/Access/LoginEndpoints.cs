using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>
/// How a program without a browser is let in by a person with one, after RFC 8628; the program makes its secret itself and
/// sends the hash alone, so that no answer carries a secret.
/// </summary>
public static class LoginEndpoints
{
    /// <summary>Maps the paths of signing a program in and out, and who it is.</summary>
    public static void MapLogin(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/login", AskAsync).AllowAnonymous().WithTags("Access");
        api.MapGet("/login/{code}", StateAsync).AllowAnonymous().WithTags("Access");
        api.MapPost("/logout", EndAsync).Permit("profile.self").WithTags("Access");
        api.MapGet("/users/me", Me).Permit("profile.self").WithTags("Access");
    }

    private static async Task<IResult> AskAsync(IGrainFactory grains, SystemCalls calls, TimeProvider time, HttpContext http)
    {
        var (body, wrong) = await RequestJson.ReadAsync<DeviceBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        var login = new DeviceLogin(
            DeviceCode.Create(), body.Sha256, body.Name, ClientAddress.Of(http), ClientAddress.Network(http), time.GetUtcNow());
        using (calls.As("edge"))
        {
            return await grains.GetGrain<IDeviceLoginGrain>(0).AskAsync(login, http.RequestAborted) is Answer.Refused refused
                ? refused.Reasons[0].Code == "rate.limited"
                    ? Problem.Of(StatusCodes.Status429TooManyRequests, "rate.limited", refused.Reasons[0].Message).After((int)DeviceLimits.Life.TotalSeconds)
                    : Refusals.Of(refused)
                : Results.Ok(new
                {
                    code = login.Code.ToString(),
                    page = "/device",
                    expiresAt = Rfc3339.Write(login.EndsAt),
                    interval = (int)DeviceLimits.Interval.TotalSeconds,
                });
        }
    }

    private static async Task<IResult> StateAsync(string code, IGrainFactory grains, SystemCalls calls, HttpContext http)
    {
        if (!DeviceCode.TryParse(code, out var typed))
        {
            return Problem.NotFound();
        }

        using (calls.As("edge"))
        {
            var login = await grains.GetGrain<IDeviceLoginGrain>(0).FindAsync(typed, http.RequestAborted);
            return login is null ? Problem.NotFound() : Results.Ok(new
            {
                state = login.State switch { DeviceState.Admitted => "admitted", DeviceState.Refused => "refused", _ => "waiting" },
            });
        }
    }

    private static async Task<IResult> EndAsync(ConsoleSessions sessions, HttpContext http)
    {
        // A token is ended by whoever manages tokens; its program only forgets it.
        var ended = CallerPrincipal.SessionOf(http.User) is { } session && await sessions.RevokeAsync(session, http.RequestAborted);
        return Results.Ok(new { ended });
    }

    private static IResult Me(ICallerAccessor who) => Results.Ok(new
    {
        subject = who.Caller.Subject,
        person = who.Caller.Person,
        name = who.Name,
        roles = who.Caller.Roles.Select(role => role.Code()),
        tenant = who.Caller.Scope.ToString(),
        method = who.Caller.Method,
    });
}

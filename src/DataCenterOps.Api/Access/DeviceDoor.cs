using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Begins the session of a program that a person lets in. It is a session like that of a browser: eight hours at most, with the
/// roles of its holder at each moment, listed on their profile, ended there or by signing out everywhere.
/// </summary>
internal sealed class DeviceDoor(IGrainFactory grains, SystemCalls calls, IHttpContextAccessor http, TimeProvider time) : IDeviceDoor
{
    /// <summary>How a program's session was begun.</summary>
    public const string Method = "device";

    public bool MayAdmit => Holder is { } holder && (holder.Person is not null || holder.TokenId is not null);

    public async Task<DeviceLogin?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        if (!DeviceCode.TryParse(code, out var typed))
        {
            return null;
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IDeviceLoginGrain>(0).FindAsync(typed, cancellationToken) is { State: DeviceState.Waiting } waiting ? waiting : null;
        }
    }

    public async Task<bool> AnswerAsync(string? code, bool admit, CancellationToken cancellationToken)
    {
        if (Holder is not { } holder || (admit && !MayAdmit) || !DeviceCode.TryParse(code, out var typed))
        {
            return false;
        }

        using (calls.As("edge"))
        {
            if (await grains.GetGrain<IDeviceLoginGrain>(0).DecideAsync(typed, admit, cancellationToken) is not { } login)
            {
                return false;
            }

            if (admit)
            {
                await grains.GetGrain<ISessionGrain>(0).BeginAsync(
                    new BeginSession(
                        Guid.CreateVersion7(time.GetUtcNow()).ToString("D"), login.SecretSha256, holder, Method, IsComplete: true, login.Address, login.Name),
                    cancellationToken);
            }

            return true;
        }
    }

    private Identity? Holder
    {
        get
        {
            var user = http.HttpContext?.User;
            return CallerPrincipal.Read(user, time.GetUtcNow()) is { } caller
                ? new Identity(caller.Subject, caller.Scope, caller.Roles, null, CallerPrincipal.TokenOf(user!)) { Person = caller.Person }
                : null;
        }
    }
}

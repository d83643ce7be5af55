using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Remembers for some minutes which programs wait to be let in.</summary>
[GrainType("dcops.device-login")]
internal sealed class DeviceLoginGrain(TimeProvider time) : Grain, IDeviceLoginGrain
{
    private DeviceLogins _logins = DeviceLogins.None;

    public Task<Answer> AskAsync(DeviceLogin login, CancellationToken cancellationToken)
    {
        var reasons = _logins.Refuse(login);
        if (!reasons.IsEmpty)
        {
            return Task.FromResult<Answer>(new Answer.Refused(0, reasons, null));
        }

        _logins = _logins.With(login);
        return Task.FromResult<Answer>(new Answer.Done(0, 0, null));
    }

    public Task<DeviceLogin?> FindAsync(DeviceCode code, CancellationToken cancellationToken) =>
        Task.FromResult(_logins.Find(code, time.GetUtcNow()));

    public Task<DeviceLogin?> DecideAsync(DeviceCode code, bool admit, CancellationToken cancellationToken)
    {
        if (_logins.Find(code, time.GetUtcNow()) is not { State: DeviceState.Waiting } waiting)
        {
            return Task.FromResult<DeviceLogin?>(null);
        }

        _logins = _logins.With(waiting with { State = admit ? DeviceState.Admitted : DeviceState.Refused });
        return Task.FromResult<DeviceLogin?>(waiting);
    }
}

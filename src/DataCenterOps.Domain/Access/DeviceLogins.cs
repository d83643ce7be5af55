using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>The programs that wait to be let in. Nothing of it is kept: what is lost is asked for again.</summary>
public sealed record DeviceLogins(ImmutableDictionary<DeviceCode, DeviceLogin> All)
{
    private const int Sha256Letters = 64;

    /// <summary>None.</summary>
    public static DeviceLogins None { get; } = new(ImmutableDictionary<DeviceCode, DeviceLogin>.Empty);

    /// <summary>Every reason against letting <paramref name="login"/> wait; none when it may.</summary>
    public ImmutableArray<Reason> Refuse(DeviceLogin login)
    {
        ArgumentNullException.ThrowIfNull(login);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (login.SecretSha256.Length != Sha256Letters || !login.SecretSha256.All(char.IsAsciiHexDigitLower))
        {
            reasons.Add(new Reason("request.invalid", "`sha256` has 64 hexadecimal digits in lower case"));
        }

        if (login.Name.Length is 0 or > DeviceLimits.Name || TextRules.ForbiddenInValue(login.Name) >= 0 || TextRules.LoneSurrogate(login.Name) >= 0)
        {
            reasons.Add(new Reason("request.invalid", $"`name` has 1 to {DeviceLimits.Name} characters, none of them a control character"));
        }

        var waiting = After(login.AskedAt).All;
        if (waiting.Count >= DeviceLimits.Waiting
            || waiting.Values.Count(other => other.Place == login.Place) >= DeviceLimits.WaitingFromOnePlace)
        {
            reasons.Add(new Reason("rate.limited", "too many programs wait to be let in: try again in some minutes"));
        }

        return reasons.ToImmutable();
    }

    /// <summary>The same with one more, and without those whose time is over.</summary>
    public DeviceLogins With(DeviceLogin login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return new DeviceLogins(After(login.AskedAt).All.SetItem(login.Code, login));
    }

    /// <summary>The one with this code, unless its time is over.</summary>
    public DeviceLogin? Find(DeviceCode code, DateTimeOffset now) =>
        All.GetValueOrDefault(code) is { } found && found.EndsAt > now ? found : null;

    private DeviceLogins After(DateTimeOffset now) => new(All.RemoveRange(All.Values.Where(login => login.EndsAt <= now).Select(login => login.Code)));
}

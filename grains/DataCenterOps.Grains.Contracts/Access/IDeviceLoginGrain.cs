using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Programs that wait to be let in by a person. Key: 0. All is in memory: a program whose code was lost asks again.</summary>
[Alias("dcops.IDeviceLoginGrain"), GrainInterfaceType("dcops.device-login")]
public interface IDeviceLoginGrain : IGrainWithIntegerKey, IScopedGrain
{
    /// <summary>Lets a program wait; answers the reasons against it, or none. Only the edge may ask.</summary>
    [Alias("Ask")]
    [Permission("credential.check")]
    Task<Answer> AskAsync(DeviceLogin login, CancellationToken cancellationToken);

    /// <summary>The program with this code, or nothing.</summary>
    [Alias("Find")]
    [Permission("credential.check")]
    Task<DeviceLogin?> FindAsync(DeviceCode code, CancellationToken cancellationToken);

    /// <summary>Answers a program that waits, once: the first answer counts, and every later one finds nothing.</summary>
    [Alias("Decide")]
    [Permission("credential.check")]
    Task<DeviceLogin?> DecideAsync(DeviceCode code, bool admit, CancellationToken cancellationToken);
}

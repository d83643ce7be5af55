using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>How the console lets a program in that waits, in the name of whoever is signed in.</summary>
public interface IDeviceDoor
{
    /// <summary>Whether whoever is signed in may let programs in: the set-up identity's link may not, for nobody could end them with it.</summary>
    bool MayAdmit { get; }

    /// <summary>The program that waits under what was typed, or nothing.</summary>
    Task<DeviceLogin?> FindAsync(string? code, CancellationToken cancellationToken);

    /// <summary>Lets it in, or refuses it; false when it does not wait any longer.</summary>
    Task<bool> AnswerAsync(string? code, bool admit, CancellationToken cancellationToken);
}

using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Access;

/// <summary>What pages ask about passkeys, for the request that is served.</summary>
public interface IPasskeys
{
    /// <summary>A challenge to sign in by, for whoever answers it.</summary>
    Task<PasskeyOffer> OfferSignInAsync();

    /// <summary>A challenge to enrol a device by, for the person who has signed in.</summary>
    Task<PasskeyOffer> OfferEnrolmentAsync(CancellationToken cancellationToken);

    /// <summary>The passkeys of the person who has signed in.</summary>
    Task<ImmutableArray<PersonPasskey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes what a device has answered.</summary>
    /// <returns>Every reason against it.</returns>
    Task<ImmutableArray<Reason>> EnrolAsync(string? @sealed, string? credential, string? name, CancellationToken cancellationToken);

    /// <summary>Forgets a passkey of the person who has signed in.</summary>
    /// <returns>Every reason against it.</returns>
    Task<ImmutableArray<Reason>> RemoveAsync(string? id, CancellationToken cancellationToken);
}

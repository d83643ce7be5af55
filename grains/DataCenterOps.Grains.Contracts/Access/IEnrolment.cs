using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Access;

/// <summary>What pages ask while somebody comes in for the first time. Works for the session of the request that is served.</summary>
public interface IEnrolment
{
    /// <summary>How far they are; nothing when the request has no such session.</summary>
    Task<EnrolmentState?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Takes name and password.</summary>
    /// <returns>Every reason against them.</returns>
    Task<ImmutableArray<Reason>> JoinAsync(string? login, string? name, string? password, CancellationToken cancellationToken);

    /// <summary>A challenge to enrol a device by, in place of a password.</summary>
    Task<PasskeyOffer> OfferPasskeyAsync(CancellationToken cancellationToken);

    /// <summary>Takes name and device in place of a password, and completes the session.</summary>
    Task<EnrolmentOutcome> JoinByPasskeyAsync(string? login, string? name, PasskeyAnswer answer, CancellationToken cancellationToken);

    /// <summary>Makes a secret for an authenticator application.</summary>
    Task<CodeOffer> OfferCodeAsync(CancellationToken cancellationToken);

    /// <summary>The offer that the form has brought back, to be shown again; nothing when it is not one of ours or too old.</summary>
    Task<CodeOffer?> ReadOfferAsync(string? @sealed, CancellationToken cancellationToken);

    /// <summary>Enrols the authenticator and completes the session, if the code is one of its.</summary>
    /// <returns>The recovery codes, shown this once; empty when the code was wrong or the offer too old.</returns>
    Task<ImmutableArray<string>> ProveCodeAsync(string? @sealed, string? code, CancellationToken cancellationToken);
}

namespace DataCenterOps.Grains.Access;

/// <summary>
/// What somebody who comes in by a passkey alone changes of their own ways in. There is no password to be asked for again, so the device
/// is: a session may have been left open.
/// </summary>
public interface IOwnWays
{
    /// <summary>Whether the person who has signed in has a passkey and no password.</summary>
    Task<bool> IsByPasskeyAloneAsync(CancellationToken cancellationToken);

    /// <summary>A challenge by which the device proves its owner, for this session.</summary>
    Task<PasskeyOffer> OfferProofAsync();

    /// <summary>The secret for an authenticator that the form has brought back, or a new one.</summary>
    Task<CodeOffer> OfferCodeAsync(string? @sealed, CancellationToken cancellationToken);

    /// <summary>Makes new recovery codes in place of the former, which are shown this once.</summary>
    Task<EnrolmentOutcome> RenewRecoveryAsync(PasskeyAnswer proof, CancellationToken cancellationToken);

    /// <summary>Takes a password and an authenticator at once, with new recovery codes: the one without the other would be no way in.</summary>
    /// <param name="proof">The device's answer.</param>
    /// <param name="password">The new password.</param>
    /// <param name="offer">The authenticator's secret, as the page has sent it.</param>
    /// <param name="code">A code of it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<EnrolmentOutcome> AddPasswordAsync(PasskeyAnswer proof, string? password, string? offer, string? code, CancellationToken cancellationToken);
}

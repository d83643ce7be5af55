using System.Collections.Immutable;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// Answers the edge's questions while somebody signs in. Only the edge may ask. Key: 0; any number of activations, none of
/// which remembers anything.
/// </summary>
[Alias("dcops.IAccountGrain"), GrainInterfaceType("dcops.account")]
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>The person with this id.</summary>
    [Alias("Find")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindAsync(string person, CancellationToken cancellationToken);

    /// <summary>The person who signs in under this name.</summary>
    [Alias("FindByLogin")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindByLoginAsync(string login, CancellationToken cancellationToken);

    /// <summary>The person whom an issuer knows, by the hash of both.</summary>
    [Alias("FindByIssuer")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindByIssuerAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Counts an attempt on an account, whether there is one or not, and from an address.</summary>
    /// <returns>False when it comes too early: then whatever was typed is not right.</returns>
    [Alias("Admit")]
    [Permission("credential.check")]
    Task<bool> AdmitAsync(string login, string address, CancellationToken cancellationToken);

    /// <summary>Forgets the attempts on an account, after a success.</summary>
    [Alias("Forgive")]
    [Permission("credential.check")]
    Task ForgiveAsync(string login, CancellationToken cancellationToken);

    /// <summary>Uses the code of a step up; false when it or a later one was used before.</summary>
    [Alias("UseCode")]
    [Permission("credential.check")]
    Task<bool> UseCodeAsync(string person, long step, CancellationToken cancellationToken);

    /// <summary>The passkeys of a person.</summary>
    [Alias("Passkeys")]
    [Permission("credential.check")]
    Task<ImmutableArray<PersonPasskey>> PasskeysAsync(string person, CancellationToken cancellationToken);

    /// <summary>The person whose passkey this is.</summary>
    [Alias("FindByPasskey")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindByPasskeyAsync(string id, CancellationToken cancellationToken);

    /// <summary>Remembers a use; false when the device's counter did not go on, for then there may be two of it.</summary>
    [Alias("UsePasskey")]
    [Permission("credential.check")]
    Task<bool> UsePasskeyAsync(string id, long signCount, bool isBackedUp, CancellationToken cancellationToken);

    /// <summary>Uses a challenge up; false when it was answered before.</summary>
    [Alias("UseChallenge")]
    [Permission("credential.check")]
    Task<bool> UseChallengeAsync(string sha256, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}

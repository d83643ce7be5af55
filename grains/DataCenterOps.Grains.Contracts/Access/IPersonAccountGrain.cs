using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>One person who may come in: roles, and the entries of everything that happens to the account. Key: the person's id.</summary>
[Alias("dcops.IPersonAccountGrain"), GrainInterfaceType("dcops.person-account")]
public interface IPersonAccountGrain : IGrainWithStringKey, IScopedGrain
{
    /// <summary>Lets somebody in, by a link that works once.</summary>
    [Alias("Invite")]
    [Permission("person.manage")]
    Task<Answer> InviteAsync(InvitePerson command, CancellationToken cancellationToken);

    /// <summary>
    /// Takes password, second factor, sessions and privileged roles away, and gives a new link: for who has lost them.
    /// </summary>
    [Alias("Reset")]
    [Permission("person.manage")]
    Task<Answer> ResetAsync(OperationId operation, string linkSha256, CancellationToken cancellationToken);

    /// <summary>
    /// Gives other roles. They hold at once, in sessions that go on too. A privileged role that the person does not have
    /// waits for a second person.
    /// </summary>
    [Alias("Grant")]
    [Permission("person.manage")]
    Task<Answer> GrantAsync(OperationId operation, ImmutableArray<Role> roles, TenantScope scope, CancellationToken cancellationToken);

    /// <summary>Gives the roles that others have agreed to.</summary>
    [Alias("ExecuteApproved")]
    [Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);

    /// <summary>Closes the way in and ends every session, or opens it again.</summary>
    [Alias("Disable")]
    [Permission("person.manage")]
    Task<Answer> DisableAsync(OperationId operation, bool disabled, CancellationToken cancellationToken);

    /// <summary>Takes what the person has chosen. Only the person may.</summary>
    [Alias("Join")]
    [Permission("profile.self")]
    Task<Answer> JoinAsync(JoinPerson command, CancellationToken cancellationToken);

    /// <summary>Takes name and device in place of a password. Only the person may.</summary>
    [Alias("JoinByPasskey")]
    [Permission("profile.self")]
    Task<Answer> JoinByPasskeyAsync(JoinByPasskey command, CancellationToken cancellationToken);

    /// <summary>Takes another password and ends every other session. Only the person may.</summary>
    [Alias("ChangePassword")]
    [Permission("profile.self")]
    Task<Answer> ChangePasswordAsync(string passwordHash, string keepSession, CancellationToken cancellationToken);

    /// <summary>Enrols an authenticator in place of the former, and ends every session. Only the person may.</summary>
    [Alias("EnrolCode")]
    [Permission("profile.self")]
    Task<Answer> EnrolCodeAsync(PersonCode code, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a password and an authenticator at once for who has come in by a passkey alone, and ends every other session. Only the
    /// person may.
    /// </summary>
    [Alias("AddPassword")]
    [Permission("profile.self")]
    Task<Answer> AddPasswordAsync(string passwordHash, PersonCode code, string keepSession, CancellationToken cancellationToken);

    /// <summary>Replaces the recovery codes. Only the person may.</summary>
    [Alias("RenewRecovery")]
    [Permission("profile.self")]
    Task<Answer> RenewRecoveryAsync(ImmutableArray<string> sha256, CancellationToken cancellationToken);

    /// <summary>Enrols a passkey. Only the person may.</summary>
    [Alias("AddPasskey")]
    [Permission("profile.self")]
    Task<Answer> AddPasskeyAsync(PersonPasskey passkey, CancellationToken cancellationToken);

    /// <summary>Forgets a passkey. Only the person may.</summary>
    [Alias("RemovePasskey")]
    [Permission("profile.self")]
    Task<Answer> RemovePasskeyAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the account of somebody whom an issuer vouches for, or gives it what the issuer says now. Only the edge may ask, once
    /// it has seen the proof.
    /// </summary>
    [Alias("AdmitByIssuer")]
    [Permission("credential.check")]
    Task<Answer> AdmitAsync(AdmitPerson command, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a recovery code for a passkey that was lost: passkeys and codes go, and the person joins anew. False when there is no such
    /// code. Only the edge may ask.
    /// </summary>
    [Alias("Recover")]
    [Permission("credential.check")]
    Task<bool> RecoverAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Uses a recovery code up; false when there is no such code. Only the edge may ask.</summary>
    [Alias("UseRecovery")]
    [Permission("credential.check")]
    Task<bool> UseRecoveryAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Makes it an entry, and tells, that attempts to sign in were slowed down. Only the program may ask.</summary>
    [Alias("Slowed")]
    [Permission("message.send")]
    Task<Answer> SlowedAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

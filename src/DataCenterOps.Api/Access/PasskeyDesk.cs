using System.Buffers.Text;
using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace DataCenterOps.Api.Access;

/// <summary>Enrols passkeys and signs people in by them, through ASP.NET Core Identity's handler.</summary>
internal sealed class PasskeyDesk(
    IPasskeyHandler<PersonAccount> handler, PasskeyChallenges challenges, PasskeyPolicy policy, IGrainFactory grains, SystemCalls calls,
    ICallerAccessor who, IHttpContextAccessor http, TimeProvider time) : IPasskeys
{
    private const string SignIn = "sign-in";

    // A credential with its attestation is a few kilobytes.
    private const int MaxCredential = 16 * 1024;

    internal static readonly Reason Wrong = new("passkey.wrong", "the device's answer is not right, or came too late");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("nothing is served");

    public Task<PasskeyOffer> OfferSignInAsync() => OfferProofAsync(SignIn);

    /// <summary>A challenge by which a device proves its owner, for one purpose.</summary>
    public async Task<PasskeyOffer> OfferProofAsync(string purpose)
    {
        var made = await handler.MakeRequestOptionsAsync(null, Http);
        return new PasskeyOffer(made.RequestOptionsJson, challenges.Seal(purpose, made.AssertionState!));
    }

    public async Task<PasskeyOffer> OfferEnrolmentAsync(CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken) ?? throw new UnauthorizedAccessException("only persons have passkeys");
        return await OfferAsync(account.Identity.Subject, account.Login!, account.Name!);
    }

    /// <summary>A challenge to enrol a device of somebody by.</summary>
    public async Task<PasskeyOffer> OfferAsync(string person, string login, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person, Name = login, DisplayName = name }, Http);
        return new PasskeyOffer(made.CreationOptionsJson, challenges.Seal(person, made.AttestationState!));
    }

    /// <summary>What the device of <paramref name="person"/> has made, if it has answered our challenge to them and knows its owner.</summary>
    public async Task<PersonPasskey?> ReadAsync(string person, PasskeyAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Credential is not { Length: <= MaxCredential } credential
            || await challenges.OpenAsync(person, answer.Sealed, cancellationToken) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Http, CredentialJson = credential, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != person)
        {
            return null;
        }

        var passkey = result.Passkey;
        return new PersonPasskey(
            Base64Url.EncodeToString(passkey.CredentialId), answer.Name?.Trim() ?? "", [.. passkey.PublicKey], passkey.SignCount,
            string.Join(',', passkey.Transports ?? []), passkey.IsBackupEligible, passkey.IsBackedUp, time.GetUtcNow(), null);
    }

    public async Task<ImmutableArray<PersonPasskey>> ListAsync(CancellationToken cancellationToken)
    {
        if (who.Caller.Person is not { } person)
        {
            return [];
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).PasskeysAsync(person, cancellationToken);
        }
    }

    public async Task<ImmutableArray<Reason>> EnrolAsync(string? @sealed, string? credential, string? name, CancellationToken cancellationToken)
    {
        if (await AccountAsync(cancellationToken) is not { } account
            || await ReadAsync(account.Identity.Subject, new PasskeyAnswer(@sealed, credential, name), cancellationToken) is not { } command)
        {
            return [Wrong];
        }

        using (calls.As(who.Caller))
        {
            var answer = await Grain(account.Identity.Subject).AddPasskeyAsync(command, cancellationToken);
            return answer is Answer.Refused refused ? refused.Reasons : [];
        }
    }

    public async Task<ImmutableArray<Reason>> RemoveAsync(string? id, CancellationToken cancellationToken)
    {
        if (who.Caller.Person is not { } person)
        {
            return [Wrong];
        }

        using (calls.As(who.Caller))
        {
            var answer = await Grain(person).RemovePasskeyAsync(id ?? "", cancellationToken);
            return answer is Answer.Refused refused ? refused.Reasons : [];
        }
    }

    /// <summary>The account whose device has answered to sign in, if everything is right.</summary>
    public Task<PersonAccount?> TryAsync(string? @sealed, string? credential, CancellationToken cancellationToken) =>
        TryAsync(SignIn, @sealed, credential, cancellationToken);

    /// <summary>The account whose device has answered a challenge of <paramref name="purpose"/>, if everything is right.</summary>
    public async Task<PersonAccount?> TryAsync(string purpose, string? @sealed, string? credential, CancellationToken cancellationToken)
    {
        if (credential is not { Length: <= MaxCredential } || await challenges.OpenAsync(purpose, @sealed, cancellationToken) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credential, AssertionState = state });

        // Roles may have been given since the device was enrolled.
        if (!result.Succeeded || result.User is not { IsDisabled: false, IsComplete: true } account
            || !policy.Refuse(account.Identity.Roles, result.Passkey.IsBackupEligible).IsEmpty)
        {
            return null;
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).UsePasskeyAsync(
                Base64Url.EncodeToString(result.Passkey.CredentialId), result.Passkey.SignCount, result.Passkey.IsBackedUp, cancellationToken) ? account : null;
        }
    }

    private async Task<PersonAccount?> AccountAsync(CancellationToken cancellationToken)
    {
        if (who.Caller.Person is not { } person)
        {
            return null;
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).FindAsync(person, cancellationToken) is { IsComplete: true } account ? account : null;
        }
    }

    private IPersonAccountGrain Grain(string person) => grains.GetGrain<IPersonAccountGrain>(person);
}

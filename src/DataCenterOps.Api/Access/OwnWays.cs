using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Api.Access;

/// <summary>Changes the ways in of whoever makes the request and has a passkey alone, once their device has answered for them.</summary>
internal sealed class OwnWays(
    IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PasskeyDesk passkeys, PasswordWork passwords, PasswordJudge judge, CodeSecrets secrets,
    TimeProvider time) : IOwnWays
{
    private static readonly Reason HasPassword = new("auth.forbidden", "a password is set already");
    private static readonly Reason WrongCode = new("code.wrong", "the code is not right, or the secret is too old");

    // Of this person and this session: an answer that was given elsewhere proves nothing here.
    private string Purpose => $"prove {who.Caller.Person} {who.Session}";

    public async Task<bool> IsByPasskeyAloneAsync(CancellationToken cancellationToken) => await AccountAsync(cancellationToken) is not null;

    public Task<PasskeyOffer> OfferProofAsync() => passkeys.OfferProofAsync(Purpose);

    public async Task<CodeOffer> OfferCodeAsync(string? @sealed, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken) ?? throw new UnauthorizedAccessException("only who has no password takes one this way");
        var session = who.Session ?? "";
        return secrets.Open(session, @sealed) is { } secret ? secrets.Show(session, account.Login!, secret) : secrets.Offer(session, account.Login!);
    }

    public async Task<EnrolmentOutcome> RenewRecoveryAsync(PasskeyAnswer proof, CancellationToken cancellationToken)
    {
        if (await ProveAsync(proof, cancellationToken) is not { } account)
        {
            return new EnrolmentOutcome([PasskeyDesk.Wrong], []);
        }

        var codes = Enrolment.NewRecovery();
        return await ActAsync(codes, account, grain => grain.RenewRecoveryAsync([.. codes.Select(RecoveryCode.Hash)], cancellationToken));
    }

    public async Task<EnrolmentOutcome> AddPasswordAsync(
        PasskeyAnswer proof, string? password, string? offer, string? code, CancellationToken cancellationToken)
    {
        if (await AccountAsync(cancellationToken) is not { } asked || !LoginName.TryParse(asked.Login, out var login))
        {
            return new EnrolmentOutcome([HasPassword], []);
        }

        ImmutableArray<Reason> reasons = [.. await judge.RefuseAsync(password ?? "", login, asked.Name ?? "", cancellationToken)];
        var secret = secrets.Open(who.Session ?? "", offer);
        var step = secret is null ? null : OneTimeCode.Match(secret, code?.Trim() ?? "", time.GetUtcNow());
        if (step is null)
        {
            reasons = reasons.Add(WrongCode);
        }

        if (!reasons.IsEmpty)
        {
            return new EnrolmentOutcome(reasons, []);
        }

        if (await ProveAsync(proof, cancellationToken) is not { } account)
        {
            return new EnrolmentOutcome([PasskeyDesk.Wrong], []);
        }

        var (codes, hash) = (Enrolment.NewRecovery(), await passwords.HashAsync(password!, cancellationToken));
        var enrolled = new PersonCode(secrets.Protect(secret!), step!.Value, [.. codes.Select(RecoveryCode.Hash)]);
        return await ActAsync(codes, account, grain => grain.AddPasswordAsync(hash, enrolled, who.Session ?? "", cancellationToken));
    }

    private async Task<EnrolmentOutcome> ActAsync(ImmutableArray<string> codes, PersonAccount account, Func<IPersonAccountGrain, Task<Answer>> act)
    {
        using (calls.As(who.Caller))
        {
            return await act(grains.GetGrain<IPersonAccountGrain>(account.Identity.Subject)) is Answer.Refused refused
                ? new EnrolmentOutcome(refused.Reasons, [])
                : new EnrolmentOutcome([], codes);
        }
    }

    // The device's own person, and the one who has signed in: somebody else's key on the same machine proves nothing.
    private async Task<PersonAccount?> ProveAsync(PasskeyAnswer proof, CancellationToken cancellationToken) =>
        await passkeys.TryAsync(Purpose, proof.Sealed, proof.Credential, cancellationToken) is { IsByPasskeyAlone: true } account
        && account.Identity.Person == who.Caller.Person
            ? account
            : null;

    private async Task<PersonAccount?> AccountAsync(CancellationToken cancellationToken)
    {
        if (who.Caller.Person is not { } person)
        {
            return null;
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).FindAsync(person, cancellationToken) is { IsByPasskeyAlone: true, IsDisabled: false } account ? account : null;
        }
    }
}

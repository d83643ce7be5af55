using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Judges name, password and code together. Whatever is wrong, the answer is the same and takes the same work: an account that
/// does not exist, a wrong password, a wrong code, a closed account, an attempt that came too early.
/// </summary>
internal sealed class PasswordSignIn(IGrainFactory grains, SystemCalls calls, PasswordWork passwords, CodeSecrets secrets, TimeProvider time)
{
    /// <summary>The account, if everything is right. One without a second factor yet may only enrol one.</summary>
    /// <exception cref="SignInBusyException">Too many sign in at once.</exception>
    public async Task<PersonAccount?> TryAsync(
        string login, string password, string code, string address, CancellationToken cancellationToken)
    {
        // A text that cannot be a name is judged as one that nobody has.
        var name = LoginName.TryParse(login, out var parsed) ? parsed.Value : "";
        using (calls.As("edge"))
        {
            var accounts = grains.GetGrain<IAccountGrain>(0);
            var account = await accounts.FindByLoginAsync(name, cancellationToken);
            if (await IsRecoveredAsync(account, password, code, address, cancellationToken) is { } recovered)
            {
                return recovered;
            }

            if (!await IsPasswordAsync(name, account?.PasswordHash, password, address, cancellationToken)
                || account is not { IsDisabled: false } || !await IsCodeAsync(account, code, cancellationToken))
            {
                return null;
            }

            await accounts.ForgiveAsync(name, cancellationToken);
            return account;
        }
    }

    /// <summary>Whether the password is right and the attempt did not come too early. Both are found out in any case.</summary>
    public async Task<bool> IsPasswordAsync(string login, string? hash, string password, string address, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            var admitted = await grains.GetGrain<IAccountGrain>(0).AdmitAsync(login, address, cancellationToken);
            var right = await passwords.VerifyAsync(hash, password.Length <= PersonRules.MaxPassword ? password : "", cancellationToken);
            return admitted && right;
        }
    }

    // Who has a passkey and no password comes in by a recovery code when the device is lost, and no further than to enrolling another.
    private async Task<PersonAccount?> IsRecoveredAsync(
        PersonAccount? account, string password, string code, string address, CancellationToken cancellationToken)
    {
        if (account is not { IsByPasskeyAlone: true, IsDisabled: false, Login: { } login } || password.Length > 0 || !RecoveryCode.IsPlausible(code))
        {
            return null;
        }

        var admitted = await grains.GetGrain<IAccountGrain>(0).AdmitAsync(login, address, cancellationToken);
        if (!admitted || !await grains.GetGrain<IPersonAccountGrain>(account.Identity.Subject).RecoverAsync(RecoveryCode.Hash(code), cancellationToken))
        {
            return null;
        }

        await grains.GetGrain<IAccountGrain>(0).ForgiveAsync(login, cancellationToken);
        return await grains.GetGrain<IAccountGrain>(0).FindAsync(account.Identity.Subject, cancellationToken);
    }

    private async Task<bool> IsCodeAsync(PersonAccount account, string code, CancellationToken cancellationToken)
    {
        if (account.ProtectedSecret is not { } secret)
        {
            return true;
        }

        var person = account.Identity.Subject;
        if (secrets.Match(secret, code.Trim(), time.GetUtcNow()) is { } step)
        {
            return await grains.GetGrain<IAccountGrain>(0).UseCodeAsync(person, step, cancellationToken);
        }

        return RecoveryCode.IsPlausible(code)
            && await grains.GetGrain<IPersonAccountGrain>(person).UseRecoveryAsync(RecoveryCode.Hash(code), cancellationToken);
    }
}

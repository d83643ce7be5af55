using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Changes the account of whoever makes the request, once they have typed their password again.</summary>
internal sealed class OwnAccount(
    IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PasswordSignIn signIn, PasswordWork passwords, PasswordJudge judge, IHttpContextAccessor http) : IOwnAccount
{
    private static readonly Reason Wrong = new("password.wrong", "the password is not right, or there were too many attempts");

    public async Task<ImmutableArray<Reason>> ChangePasswordAsync(string? current, string? next, CancellationToken cancellationToken)
    {
        if (await ProveAsync(current, cancellationToken) is not { } account || !LoginName.TryParse(account.Login, out var login))
        {
            return [Wrong];
        }

        var reasons = await judge.RefuseAsync(next ?? "", login, account.Name ?? "", cancellationToken);
        if (!reasons.IsEmpty)
        {
            return reasons;
        }

        var hash = await passwords.HashAsync(next!, cancellationToken);
        using (calls.As(who.Caller))
        {
            var answer = await Grain(account).ChangePasswordAsync(hash, who.Session ?? "", cancellationToken);
            return answer is Answer.Refused refused ? refused.Reasons : [];
        }
    }

    public async Task<ImmutableArray<string>> RenewRecoveryAsync(string? current, CancellationToken cancellationToken)
    {
        if (await ProveAsync(current, cancellationToken) is not { } account)
        {
            return [];
        }

        ImmutableArray<string> codes = [.. Enumerable.Range(0, RecoveryCode.PerPerson).Select(_ => RecoveryCode.Create())];
        using (calls.As(who.Caller))
        {
            var answer = await Grain(account).RenewRecoveryAsync([.. codes.Select(RecoveryCode.Hash)], cancellationToken);
            return answer is Answer.Refused ? [] : codes;
        }
    }

    private async Task<PersonAccount?> ProveAsync(string? password, CancellationToken cancellationToken)
    {
        if (who.Caller.Person is not { } person)
        {
            return null;
        }

        using (calls.As("edge"))
        {
            var accounts = grains.GetGrain<IAccountGrain>(0);
            if (await accounts.FindAsync(person, cancellationToken) is not { Login: { } login, IsDisabled: false } account
                || !await signIn.IsPasswordAsync(login, account.PasswordHash, password ?? "", ClientAddress.Network(http.HttpContext!), cancellationToken))
            {
                return null;
            }

            await accounts.ForgiveAsync(login, cancellationToken);
            return account;
        }
    }

    private IPersonAccountGrain Grain(PersonAccount account) => grains.GetGrain<IPersonAccountGrain>(account.Identity.Subject);
}

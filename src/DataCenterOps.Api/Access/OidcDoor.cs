using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Issuers;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Lets somebody in whom the issuer vouches for: the account of before with the roles of now, or a new one.</summary>
internal sealed class OidcDoor(OidcSettings settings, IGrainFactory grains, SystemCalls calls, ConsoleSessions sessions, TimeProvider time)
{
    public const string Method = "oidc";

    /// <summary>Said of whom an administrator has shut out here.</summary>
    private const string Closed = "oidc.closed";

    /// <summary>Uses up what a sign-in was begun with. The second who brings it gets false, also with everything else.</summary>
    public async Task<bool> UseAsync(string nonce, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).UseChallengeAsync(
                ApiToken.Hash($"{Method} {nonce}"), time.GetUtcNow() + IssuerLimits.Visit, cancellationToken);
        }
    }

    /// <summary>Begins a session.</summary>
    /// <returns>Why there is none; nothing where there is.</returns>
    public async Task<string?> TryAsync(HttpContext http, IssuerClaims claims)
    {
        using (calls.As("edge"))
        {
            // The issuer's name for somebody is in no entry, and here as a hash alone.
            var hash = ApiToken.Hash($"{settings.Issuer}\n{claims.Subject}");
            var accounts = grains.GetGrain<IAccountGrain>(0);
            var known = await accounts.FindByIssuerAsync(hash, http.RequestAborted);
            if (known is { IsDisabled: true })
            {
                return Closed;
            }

            var verdict = settings.Rules.Judge(claims);
            if (verdict is IssuerVerdict.Refused refused)
            {
                await TakeAwayAsync(known, hash, http.RequestAborted);
                return refused.Code;
            }

            var admitted = (IssuerVerdict.Admitted)verdict;
            var person = await AdmitAsync(known, new AdmitPerson(admitted.Roles, admitted.Scope, NameOf(claims), hash), http.RequestAborted);
            var account = await accounts.FindAsync(person, http.RequestAborted);
            if (account is not { IsDisabled: false })
            {
                return Closed;
            }

            await sessions.BeginAsync(http, account.Identity, Method, isComplete: true);
            return null;
        }
    }

    private async Task<string> AdmitAsync(PersonAccount? known, AdmitPerson command, CancellationToken cancellationToken)
    {
        var person = known?.Identity.Subject ?? Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        var answer = await grains.GetGrain<IPersonAccountGrain>(person).AdmitAsync(command, cancellationToken);
        if (answer is not Answer.Refused)
        {
            return person;
        }

        // Of two first sign-ins at once one has made the account; the other comes in by it.
        var other = await grains.GetGrain<IAccountGrain>(0).FindByIssuerAsync(command.IssuerSha256, cancellationToken);
        return other?.Identity.Subject ?? person;
    }

    // Who has lost everything there has nothing here either: no session goes on, and no consent counts any more.
    private async Task TakeAwayAsync(PersonAccount? known, string hash, CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            await grains.GetGrain<IPersonAccountGrain>(known.Identity.Subject).AdmitAsync(
                new AdmitPerson([], known.Identity.Scope, known.Name ?? "", hash), cancellationToken);
        }
    }

    private static string NameOf(IssuerClaims claims)
    {
        var name = new string([.. (claims.Name ?? "").Where(c => !char.IsControl(c)).Take(PersonRules.MaxName)]).Trim();
        return name;
    }
}

using System.Collections.Immutable;
using DataCenterOps.Persistence.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Access;

/// <summary>Looks accounts up and counts attempts, in tables alone.</summary>
[StatelessWorker(LookupLimits.Workers), GrainType("dcops.account")]
internal sealed class AccountGrain(Accounts accounts, Passkeys passkeys, SignInGuard guard, TimeProvider time) : Grain, IAccountGrain
{
    public async Task<PersonAccount?> FindAsync(string person, CancellationToken cancellationToken)
    {
        return Account(await accounts.FindAsync(person, cancellationToken));
    }

    public async Task<PersonAccount?> FindByLoginAsync(string login, CancellationToken cancellationToken)
    {
        return Account(await accounts.FindByLoginAsync(login, cancellationToken));
    }

    public async Task<PersonAccount?> FindByIssuerAsync(string sha256, CancellationToken cancellationToken) =>
        Account(await accounts.FindByIssuerAsync(sha256, cancellationToken));

    public Task<bool> AdmitAsync(string login, string address, CancellationToken cancellationToken)
    {
        return guard.AdmitAsync(login, address, time.GetUtcNow(), cancellationToken);
    }

    public Task ForgiveAsync(string login, CancellationToken cancellationToken)
    {
        return guard.ForgiveAsync(login, cancellationToken);
    }

    public Task<bool> UseCodeAsync(string person, long step, CancellationToken cancellationToken)
    {
        return accounts.UseCodeAsync(person, step, cancellationToken);
    }

    public async Task<ImmutableArray<PersonPasskey>> PasskeysAsync(string person, CancellationToken cancellationToken) =>
        [.. (await passkeys.OfAsync(person, cancellationToken)).Select(Passkey)];

    public async Task<PersonAccount?> FindByPasskeyAsync(string id, CancellationToken cancellationToken) =>
        await passkeys.FindAsync(id, cancellationToken) is { } passkey ? Account(await accounts.FindAsync(passkey.Person, cancellationToken)) : null;

    public Task<bool> UsePasskeyAsync(string id, long signCount, bool isBackedUp, CancellationToken cancellationToken) =>
        passkeys.UseAsync(id, signCount, isBackedUp, time.GetUtcNow(), cancellationToken);

    public Task<bool> UseChallengeAsync(string sha256, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        passkeys.UseChallengeAsync(sha256, expiresAt, cancellationToken);

    private static PersonPasskey Passkey(PasskeyRow row) => new(
        row.Id, row.Name, [.. row.PublicKey], row.SignCount, row.Transports, row.BackupEligible != 0, row.BackedUp != 0, row.CreatedAt, row.UsedAt);

    private static PersonAccount? Account(AccountRow? row) => row is null
        ? null
        : new PersonAccount(row.ToIdentity(), row.IsDisabled, row.Login, row.Name, row.PasswordHash, row.CodeSecret) { HasPasskey = row.Passkeys > 0 };
}

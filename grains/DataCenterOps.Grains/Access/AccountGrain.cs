using DataCenterOps.Persistence.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Access;

/// <summary>Looks accounts up and counts attempts, in tables alone.</summary>
[StatelessWorker, GrainType("dcops.account")]
internal sealed class AccountGrain(Accounts accounts, SignInGuard guard, TimeProvider time) : Grain, IAccountGrain
{
    public async Task<PersonAccount?> FindAsync(string person, CancellationToken cancellationToken)
    {
        return Account(await accounts.FindAsync(person, cancellationToken));
    }

    public async Task<PersonAccount?> FindByLoginAsync(string login, CancellationToken cancellationToken)
    {
        return Account(await accounts.FindByLoginAsync(login, cancellationToken));
    }

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

    private static PersonAccount? Account(AccountRow? row) => row is null
        ? null
        : new PersonAccount(row.ToIdentity(), row.IsDisabled, row.Login, row.Name, row.PasswordHash, row.CodeSecret);
}

using Dapper;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Access;

/// <summary>People's accounts: what the ledger says of them, joined with what it must not hold.</summary>
public sealed class Accounts(IReadDatabase database, IWriter writer)
{
    private const string Select =
        """
        SELECT p.id AS "Id", p.roles AS "Roles", p.tenant AS "Tenant", p.state AS "State", l.login AS "Login", l.name AS "Name",
               NULLIF(l.password_hash, '') AS "PasswordHash", l.code_secret AS "CodeSecret",
               (SELECT COUNT(*) FROM person_passkey k WHERE k.person = p.id) AS "Passkeys"
        FROM person p LEFT JOIN person_login l ON l.id = p.id
        """;

    /// <summary>The person with this id.</summary>
    public Task<AccountRow?> FindAsync(string person, CancellationToken cancellationToken) =>
        OneAsync($"{Select} WHERE p.id = @key", person, cancellationToken);

    /// <summary>The person who signs in under this name.</summary>
    public Task<AccountRow?> FindByLoginAsync(string login, CancellationToken cancellationToken) =>
        OneAsync($"{Select} WHERE l.login = @key", login, cancellationToken);

    /// <summary>The person whom an issuer knows, by the hash of both.</summary>
    public Task<AccountRow?> FindByIssuerAsync(string sha256, CancellationToken cancellationToken) =>
        OneAsync($"{Select} JOIN person_issuer i ON i.person = p.id WHERE i.hash = @key", sha256, cancellationToken);

    /// <summary>Whether somebody other than <paramref name="person"/> signs in under this name.</summary>
    public async Task<bool> IsLoginTakenAsync(string login, string person, CancellationToken cancellationToken) =>
        await CountAsync("SELECT COUNT(*) FROM person_login WHERE login = @a AND id <> @b", login, person, cancellationToken) > 0;

    /// <summary>Whether the person has a recovery code with this hash.</summary>
    public async Task<bool> HasRecoveryAsync(string person, string sha256, CancellationToken cancellationToken) =>
        await CountAsync("SELECT COUNT(*) FROM person_recovery WHERE person = @a AND hash = @b", person, sha256, cancellationToken) > 0;

    /// <summary>Uses the code of a step up. Of two at once one gets false.</summary>
    public async Task<bool> UseCodeAsync(string person, long step, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            new Statement("UPDATE person_login SET code_step = $2 WHERE id = $1 AND code_step < $2", person, step), cancellationToken);
        return touched[0] == 1;
    }

    private async Task<AccountRow?> OneAsync(string sql, string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<AccountRow>(new CommandDefinition(sql, new { key }, cancellationToken: cancellationToken));
    }

    private async Task<long> CountAsync(string sql, string a, string b, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, new { a, b }, cancellationToken: cancellationToken));
    }
}

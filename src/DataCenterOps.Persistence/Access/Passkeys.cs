using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Access;

/// <summary>People's passkeys, and the challenges that were answered.</summary>
public sealed class Passkeys(IReadDatabase database, IWriter writer)
{
    private const string Select =
        """
        SELECT id AS "Id", person AS "Person", name AS "Name", public_key AS "PublicKey", sign_count AS "SignCount", transports AS "Transports",
               backup_eligible AS "BackupEligible", backed_up AS "BackedUp", created_at AS "CreatedAt", used_at AS "UsedAt"
        FROM person_passkey
        """;

    /// <summary>Those of a person, in the order of their ids. There are never many.</summary>
    public async Task<ImmutableArray<PasskeyRow>> OfAsync(string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<PasskeyRow>(new CommandDefinition(
                $"{Select} WHERE person = @person ORDER BY id", new { person }, cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>The passkey with this id.</summary>
    public async Task<PasskeyRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<PasskeyRow>(new CommandDefinition(
            $"{Select} WHERE id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Remembers a use. False when the counter of the device did not go on: then there may be two of it.</summary>
    public async Task<bool> UseAsync(string id, long signCount, bool backedUp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            new Statement(
                """
                UPDATE person_passkey SET sign_count = $2, backed_up = $3, used_at = $4
                WHERE id = $1 AND (sign_count < $2 OR ($2 = 0 AND sign_count = 0))
                """,
                id, signCount, backedUp ? 1L : 0L, now),
            cancellationToken);
        return touched[0] == 1;
    }

    /// <summary>Uses a challenge up. Of two answers to one the second gets false.</summary>
    public async Task<bool> UseChallengeAsync(string sha256, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(
            new Statement("INSERT INTO used_challenge (hash, expires_at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING", sha256, expiresAt),
            cancellationToken);
        return touched[0] == 1;
    }

    /// <summary>Deletes challenges that are over in any case.</summary>
    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(
        new Statement(
            "DELETE FROM used_challenge WHERE hash IN (SELECT hash FROM used_challenge WHERE expires_at < $1 LIMIT $2)",
            now, (long)PersistenceLimits.RowsPerCleaning),
        cancellationToken);
}

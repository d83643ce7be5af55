using Dapper;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Messages;

/// <summary>
/// Accounts on which attempts to sign in were slowed down. The attempt writes the row, whoever's it is; the entry and the
/// messages come later, so that the answer takes no longer where there is an account.
/// </summary>
public sealed class SlowedAccounts(IReadDatabase database)
{
    /// <summary>Those of which nobody was told yet, and since when.</summary>
    public async Task<IReadOnlyList<(string Person, DateTimeOffset At)>> UntoldAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(string Person, DateTimeOffset At)>(new CommandDefinition(
            """SELECT person AS "Person", at AS "At" FROM sign_in_slowed WHERE told = 0 ORDER BY person LIMIT @take""",
            new { take = MessageLimits.SpreadAtOnce }, cancellationToken: cancellationToken));
        return found.AsList();
    }

    /// <summary>With the entry that tells of it; a second one fails.</summary>
    public static IFactWrite Told(string person, DateTimeOffset at) => new Telling(person, at);

    /// <summary>Writes an attempt down that was slowed. The statement is the same whether there is such an account or not.</summary>
    internal static void Slowed(IExclusiveSession session, string login, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO sign_in_slowed (person, at, told) SELECT id, CAST($2 AS bigint), 0 FROM person_login WHERE login = $1
        ON CONFLICT (person) DO UPDATE SET at = excluded.at, told = 0 WHERE sign_in_slowed.at < $3
        """,
        login, now, now - MessageLimits.SlowedEvery);

    private sealed class Telling(string person, DateTimeOffset at) : IFactWrite
    {
        public void Write(IWriteSession session) => session.ExecuteExactly(
            1, "UPDATE sign_in_slowed SET told = 1 WHERE person = $1 AND at = $2 AND told = 0", person, at);
    }
}

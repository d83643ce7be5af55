using Dapper;

namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>How persons want to be told things.</summary>
public sealed class ContactQueries(IReadDatabase database)
{
    /// <summary>What a person has chosen; nothing where they have chosen nothing.</summary>
    public async Task<ContactRow?> FindAsync(string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ContactRow>(new CommandDefinition(
            """
            SELECT language AS "Language", address AS "Address", asked_address AS "AskedAddress", asked_at AS "AskedAt", asked_count AS "AskedCount",
                   code_hash AS "CodeHash", code_until AS "CodeUntil", code_tries AS "CodeTries", muted AS "Muted"
            FROM person_contact WHERE person = @person
            """,
            new { person }, cancellationToken: cancellationToken));
    }
}

using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>People who may come in, without anything that they come in with.</summary>
public sealed class PersonQueries(IReadDatabase database)
{
    /// <summary>People in the order of their ids, which is that of their invitation.</summary>
    public async Task<Page<PersonRow>> ListAsync(TenantScope scope, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<PersonRow>(new CommandDefinition(
            $"""
            SELECT p.id AS "Id", l.name AS "Name", l.login AS "Login", p.roles AS "Roles", p.tenant AS "Tenant", p.state AS "State",
                   p.created_at AS "CreatedAt"
            FROM (SELECT * FROM person WHERE id > @after AND {ScopeFilter.OwnSql(scope)} ORDER BY id LIMIT @take) p
            LEFT JOIN person_login l ON l.id = p.id ORDER BY p.id
            """,
            new { after = Cursor.KeyOrStart(after), scope = ScopeFilter.Parameter(scope), take = rows + 1 },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>Somebody as those see them who are to agree to their roles; nothing when there is nobody of that id.</summary>
    public async Task<JoinedPerson?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<JoinedPerson>(new CommandDefinition(
            """
            SELECT p.id AS "Id", l.name AS "Name", l.login AS "Login", p.roles AS "Roles", p.tenant AS "Tenant", p.joined_at AS "JoinedAt",
                   CASE WHEN l.code_secret IS NULL THEN 0 ELSE 1 END AS "Codes",
                   (SELECT COUNT(*) FROM person_passkey k WHERE k.person = p.id) AS "Passkeys"
            FROM person p LEFT JOIN person_login l ON l.id = p.id WHERE p.id = @id
            """,
            new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The id of whoever signs in under this name.</summary>
    public async Task<string?> ByLoginAsync(string login, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT id FROM person_login WHERE login = @login", new { login }, cancellationToken: cancellationToken));
    }

    /// <summary>The roles, as codes with commas, and the scope of a person whose way in is open; nothing for others.</summary>
    public async Task<(string Roles, string Tenant)?> ActiveAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<(string Roles, string Tenant)>(new CommandDefinition(
            """SELECT roles AS "Roles", tenant AS "Tenant" FROM person WHERE id = @id AND state = 'active'""",
            new { id }, cancellationToken: cancellationToken));
        return found.AsList() is [var one] ? one : null;
    }
}

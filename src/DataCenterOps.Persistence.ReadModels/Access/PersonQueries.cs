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

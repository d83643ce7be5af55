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
}

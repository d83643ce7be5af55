using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>API tokens, without their secrets.</summary>
public sealed class TokenQueries(IReadDatabase database)
{
    private const string Select =
        """
        SELECT id AS "Id", name AS "Name", subject AS "Subject", roles AS "Roles", tenant AS "Tenant",
               created_at AS "CreatedAt", expires_at AS "ExpiresAt", revoked_at AS "RevokedAt", person AS "Person",
               networks AS "Networks", operations AS "Operations",
               (SELECT c.last_used_at FROM token_credential c WHERE c.id = token.id) AS "LastUsedAt"
        FROM token
        """;

    /// <summary>Tokens in the order of their ids, which is that of their making.</summary>
    public async Task<Page<TokenRow>> ListAsync(TenantScope scope, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<TokenRow>(new CommandDefinition(
            $"""
            {Select} WHERE id > @after AND {ScopeFilter.OwnSql(scope)} ORDER BY id LIMIT @take
            """,
            new { after = Cursor.KeyOrStart(after), scope = ScopeFilter.Parameter(scope), take = rows + 1 },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>Whether somebody could still act as the set-up identity: by its token, by a link that was not used, or in a session of one that was.</summary>
    public async Task<bool> IsSetUpOpenAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            SELECT (SELECT COUNT(*) FROM token WHERE id = @id AND revoked_at IS NULL AND expires_at > @now)
                 + (SELECT COUNT(*) FROM one_time_link WHERE expires_at > @now AND subject = @id AND used_at IS NULL)
                 + (SELECT COUNT(*) FROM console_session WHERE subject = @id AND token IS NULL AND expires_at > @now)
            """,
            new { id = Identity.SetUp, now = SqlTime.Of(now) }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Whether a token with this id was ever made.</summary>
    public async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM token WHERE id = @id", new { id }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Tokens of these persons that have not ended, unless their account is closed; at most a page of each.</summary>
    public async Task<IReadOnlyList<TokenRow>> OfPersonsAsync(
        IReadOnlyList<string> persons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = new List<TokenRow>();
        foreach (var person in persons)
        {
            found.AddRange(await connection.QueryAsync<TokenRow>(new CommandDefinition(
                $"""
                {Select} WHERE person = @person AND revoked_at IS NULL AND expires_at > @now
                  AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = token.person AND p.state <> 'active')
                ORDER BY id DESC LIMIT @take
                """,
                new { person, now = SqlTime.Of(now), take = ReadLimits.PageRows }, cancellationToken: cancellationToken)));
        }

        return found;
    }
}

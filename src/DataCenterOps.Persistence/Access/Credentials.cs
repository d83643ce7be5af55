using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Access;

/// <summary>What people and programs prove themselves with: hashes only. None of it is in the ledger.</summary>
public sealed class Credentials(IReadDatabase database, IWriter writer)
{
    /// <summary>The holder of a token, or nothing when it is unknown, revoked or over.</summary>
    public async Task<FoundToken?> FindTokenAsync(string sha256, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<CredentialRow>(new CommandDefinition(
            """
            SELECT t.id AS "Id", t.subject AS "Subject", t.tenant AS "Tenant", t.roles AS "Roles", t.expires_at AS "ExpiresAt",
                   t.person AS "Person", t.operations AS "Operations", t.networks AS "Networks", c.last_used_at AS "LastUsedAt",
                   p.roles AS "AccountRoles", p.tenant AS "AccountTenant"
            FROM token_credential c JOIN token t ON t.id = c.id LEFT JOIN person p ON p.id = t.person
            WHERE c.hash = @sha256 AND t.revoked_at IS NULL AND t.expires_at > @now AND (p.id IS NULL OR p.state = 'active')
            """,
            new { sha256, now = SqlTime.Of(now) },
            cancellationToken: cancellationToken));
        return row is null ? null : new FoundToken(row.ToIdentity(), TokenBounds.ReadNetworks(row.Networks), row.LastUsedAt);
    }

    /// <summary>Remembers a one-time link until <paramref name="expiresAt"/>.</summary>
    public Task AddLinkAsync(string sha256, Identity identity, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return writer.WriteAsync(
            new Statement(
                "INSERT INTO one_time_link (hash, subject, tenant, roles, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT (hash) DO NOTHING",
                sha256, identity.Subject, identity.Scope.ToString(), Roles(identity.Roles), expiresAt),
            cancellationToken);
    }

    /// <summary>Uses a one-time link up. Of two at once one gets nothing.</summary>
    public async Task<Identity?> RedeemLinkAsync(string sha256, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<CredentialRow>(new CommandDefinition(
            """
            SELECT l.hash AS "Id", l.subject AS "Subject", COALESCE(p.tenant, l.tenant) AS "Tenant", COALESCE(p.roles, l.roles) AS "Roles",
                   l.expires_at AS "ExpiresAt", p.id AS "Person"
            FROM one_time_link l LEFT JOIN person p ON p.id = l.subject
            WHERE l.hash = @sha256 AND l.used_at IS NULL AND l.expires_at > @now AND (p.id IS NULL OR p.state <> 'disabled')
            """,
            new { sha256, now = SqlTime.Of(now) },
            cancellationToken: cancellationToken));
        if (row is null)
        {
            return null;
        }

        var touched = await writer.WriteAsync(
            new Statement("UPDATE one_time_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL", sha256, now), cancellationToken);
        return touched[0] == 1 ? row.ToIdentity() with { TokenId = null, ExpiresAt = null } : null;
    }

    /// <summary>The rows of a new token's secret, to be committed with the entry that announces it.</summary>
    public static IFactWrite ForToken(string id, string sha256) => new Statement(
        "INSERT INTO token_credential (id, hash, last_used_at) VALUES ($1, $2, NULL)", id, sha256);

    private static string Roles(ImmutableArray<Role> roles) => string.Join(',', roles.Select(role => role.Code()));
}

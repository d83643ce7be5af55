using Dapper;
using DataCenterOps.Domain.Estate.Inventories;

namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>What sites attest to hold.</summary>
public sealed class InventoryQueries(IReadDatabase database)
{
    /// <summary>The copies of a system that sites attest, by site and role; at most one more than <see cref="InventoryLimits.CopiesPerSystem"/>.</summary>
    public async Task<IReadOnlyList<AttestedCopyRow>> CopiesAsync(string system, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<AttestedCopyRow>(new CommandDefinition(
            """
            SELECT c.site AS "Site", c.role AS "Role", c.volumes AS "Volumes", s.taken_at AS "TakenAt", s.sha256 AS "Sha256", s.signature AS "Signature"
            FROM attested_copy c JOIN attested_site s ON s.site = c.site
            WHERE c.system = @system ORDER BY c.site, c.role LIMIT @take
            """,
            new { system, take = InventoryLimits.CopiesPerSystem + 1 }, cancellationToken: cancellationToken));
        return found.AsList();
    }

    /// <summary>
    /// The copies that a site attests of systems that nobody has declared, or that are retired, by system and role; at most
    /// <see cref="InventoryLimits.UndeclaredPerSite"/>.
    /// </summary>
    public async Task<IReadOnlyList<UndeclaredCopyRow>> UndeclaredAsync(string site, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<UndeclaredCopyRow>(new CommandDefinition(
            """
            SELECT c.system AS "System", c.role AS "Role", c.volumes AS "Volumes", s.taken_at AS "TakenAt", s.sha256 AS "Sha256", s.signature AS "Signature"
            FROM attested_copy c JOIN attested_site s ON s.site = c.site
            WHERE c.site = @site
              AND NOT EXISTS (SELECT 1 FROM declared d WHERE d.kind = 'System' AND d.id = c.system AND d.retired = FALSE)
            ORDER BY c.system, c.role LIMIT @take
            """,
            new { site, take = InventoryLimits.UndeclaredPerSite }, cancellationToken: cancellationToken));
        return found.AsList();
    }
}

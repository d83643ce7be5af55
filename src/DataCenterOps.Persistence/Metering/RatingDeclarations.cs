using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Metering;

/// <summary>What is declared that rating needs, and who is to be rated when it changes.</summary>
public sealed class RatingDeclarations(IReadDatabase database)
{
    private const string PriceKinds = "kind IN ('Tariff', 'Meter', 'Site')";

    /// <summary>A number that changes whenever a tariff book, a meter or a site does.</summary>
    public async Task<long> RevisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            $"SELECT MAX(position) FROM declared WHERE {PriceKinds}",
            cancellationToken: cancellationToken)) ?? 0;
    }

    /// <summary>How far the declarations go that change what things cost.</summary>
    public async Task<RatingChanges> ChangesAsync(CancellationToken cancellationToken)
    {
        var prices = await RevisionAsync(cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        var systems = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT MAX(position) FROM declared WHERE kind = 'System'", cancellationToken: cancellationToken));
        return new RatingChanges(prices, systems ?? 0);
    }

    /// <summary>Whose systems were declared, changed or retired behind a place in the ledger.</summary>
    public async Task<ImmutableArray<string>> ChangedTenantsAsync(long since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<string>(new CommandDefinition(
                "SELECT DISTINCT tenant FROM declared WHERE kind = 'System' AND position > @since AND tenant IS NOT NULL ORDER BY tenant",
                new { since },
                cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>Who has something to rate, or is a tenant now: the last hours of one that is no more count too.</summary>
    public async Task<ImmutableArray<string>> TenantsAsync(string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<string>(new CommandDefinition(
                """
                SELECT tenant FROM (
                    SELECT id AS tenant FROM declared WHERE kind = 'Tenant' AND retired = FALSE
                    UNION SELECT tenant FROM resource_span
                    UNION SELECT tenant FROM usage_series) AS known
                WHERE tenant > @after ORDER BY tenant LIMIT @limit
                """,
                new { after, limit },
                cancellationToken: cancellationToken)),
        ];
    }

    /// <summary>Every tariff book, meter and site, those that are no more included: they price what was used before.</summary>
    public async Task<ImmutableArray<MeterDocument>> DocumentsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var bytes = database.IsPostgres ? "convert_to(d.body, 'UTF8')" : "CAST(d.body AS BLOB)";
        return
        [
            .. await connection.QueryAsync<MeterDocument>(new CommandDefinition(
                $"""
                 SELECT d.kind, d.id, d.retired, d.changed_at, COALESCE({bytes}, l.bytes) AS bytes
                 FROM declared d LEFT JOIN ledger_document l ON l.sha256 = d.document_sha256
                 WHERE d.{PriceKinds} AND (d.body IS NOT NULL OR l.bytes IS NOT NULL)
                 ORDER BY d.kind, d.id
                 """,
                cancellationToken: cancellationToken)),
        ];
    }
}

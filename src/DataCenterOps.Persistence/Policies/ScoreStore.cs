using Dapper;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Policies;

/// <summary>The scores that sweeps have kept, as the next sweep compares them: one read for each page of systems.</summary>
public sealed class ScoreStore(IReadDatabase database)
{
    private const string Columns = """system_id AS "System", sha256 AS "Sha256" """;

    /// <summary>What is kept of a tenant's systems whose ids lie between two, the first not included.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">Behind this id.</param>
    /// <param name="until">Up to this one; absent for all that follow.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<KnownScore>> BetweenAsync(string tenant, string after, string? until, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<KnownScore>(new CommandDefinition(
            $"""
             SELECT {Columns} FROM sovereignty_score
             WHERE tenant = @tenant AND system_id > @after {(until is null ? "" : "AND system_id <= @until")}
             """,
            new { tenant, after, until }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>What is kept of some of a tenant's systems.</summary>
    public async Task<IReadOnlyList<KnownScore>> OfAsync(string tenant, IReadOnlyCollection<string> systems, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<KnownScore>(new CommandDefinition(
            $"""
             SELECT {Columns} FROM sovereignty_score
             WHERE tenant = @tenant AND {(database.IsPostgres ? "system_id = ANY(@ids)" : "system_id IN @ids")}
             """,
            new { tenant, ids = systems.ToArray() }, cancellationToken: cancellationToken))).AsList();
    }
}

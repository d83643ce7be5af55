using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Versions of provisions in the register of law. Law belongs to everybody: who may know the rules may know what they rest on.</summary>
public sealed class ProvisionQueries(IReadDatabase database)
{
    /// <summary>The place in the ledger of the version recorded last; 0 where none was.</summary>
    internal const string Newest = "SELECT COALESCE(MAX(position), 0) FROM provision_version";

    private const string Columns =
        """
        provision AS "Provision", number AS "Number", document AS "Document", applies_at AS "AppliesAt", changed_at AS "ChangedAt",
        actor AS "Actor", approval AS "Approval", position AS "Position"
        """;

    /// <summary>Every version of every provision; there are at most <see cref="ProvisionLimits.AllVersions"/>.</summary>
    public Task<ImmutableArray<ProvisionRow>> AllAsync(CancellationToken cancellationToken) =>
        ReadAsync($"SELECT {Columns} FROM provision_version ORDER BY provision, number", new { }, cancellationToken);

    /// <summary>The versions of one provision, the newest first.</summary>
    public Task<ImmutableArray<ProvisionRow>> HistoryAsync(string provision, CancellationToken cancellationToken) =>
        ReadAsync(
            $"SELECT {Columns} FROM provision_version WHERE provision = @provision ORDER BY number DESC", new { provision }, cancellationToken);

    private async Task<ImmutableArray<ProvisionRow>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<ProvisionRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))];
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Which packs there are, and which is in force. Packs belong to the platform: everyone may know the rules.</summary>
public sealed class PackQueries(IReadDatabase database)
{
    /// <summary>The tables that <see cref="RevisionsAsync"/> looks at: only a commit to one of them changes what it finds.</summary>
    internal static readonly ImmutableArray<string> RevisionTables = ["pack", "estate_revision", "provision_version", "break_glass", "waiver"];

    private const string Columns =
        """
        id AS "Id", revision AS "Revision", version AS "Version", document_sha256 AS "DocumentSha256", state AS "State",
        activated_at AS "ActivatedAt", position AS "Position", signer AS "Signer"
        """;

    private const string InForce = $"SELECT {Columns} FROM pack WHERE state = 'active' ORDER BY position DESC LIMIT 1";

    /// <summary>The pack in force: the newest activation. Nothing when none was ever activated.</summary>
    public async Task<PackRow?> InForceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<PackRow>(new CommandDefinition(InForce, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// The pack in force, how often what policies join has changed, the law over it, by what enforcement is lifted, and how often waivers have: one round trip, before each
    /// decision.
    /// </summary>
    public async Task<Revisions> RevisionsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var both = await connection.QueryMultipleAsync(new CommandDefinition(
            $"""{InForce}; SELECT kind AS "Kind", revision AS "Revision" FROM estate_revision; {ProvisionQueries.Newest}; {BreakGlassQueries.Open}; {WaiverQueries.Revision}""",
            new { atOnce = BreakGlassLimits.AtOnce }, cancellationToken: cancellationToken));
        var pack = await both.ReadFirstOrDefaultAsync<PackRow>();
        var kinds = await both.ReadAsync<(string Kind, long Revision)>();
        var law = await both.ReadSingleAsync<long>();
        var lifted = await both.ReadAsync<OpenBreakGlass>();
        var waivers = await both.ReadSingleAsync<long>();
        return new Revisions(
            pack, kinds.ToFrozenDictionary(row => row.Kind, row => row.Revision, StringComparer.Ordinal), law, [.. lifted.Select(row => row.Time)], waivers);
    }

    /// <summary>All revisions that were ever in force, newest first; at most a page.</summary>
    public async Task<ImmutableArray<PackRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<PackRow>(new CommandDefinition(
            $"SELECT {Columns} FROM pack ORDER BY position DESC LIMIT @take",
            new { take = ReadLimits.PageRows },
            cancellationToken: cancellationToken));
        return [.. found];
    }

    /// <summary>A revision that is or was in force.</summary>
    public async Task<PackRow?> FindAsync(string revision, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<PackRow>(new CommandDefinition(
            $"SELECT {Columns} FROM pack WHERE revision = @revision ORDER BY position DESC LIMIT 1", new { revision }, cancellationToken: cancellationToken));
    }

    /// <summary>The bytes of a document that the ledger keeps by hash: the text of a pack, a decision in full. They are the same at all times.</summary>
    public async Task<byte[]?> DocumentAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenLiveAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "SELECT bytes FROM ledger_document WHERE sha256 = @sha256", new { sha256 }, cancellationToken: cancellationToken));
    }
}

using System.Collections.Immutable;
using System.Text;
using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>Declared objects of every kind.</summary>
public sealed class EstateQueries(IReadDatabase database)
{
    private const string Columns =
        """
        kind AS "Kind", id AS "Id", tenant AS "Tenant", version AS "Version", position AS "Position",
        changed_at AS "ChangedAt", retired AS "Retired", fictional AS "Fictional", estate AS "Estate", body AS "Body",
        document_sha256 AS "DocumentSha256", as_written AS "AsWritten"
        """;

    /// <summary>The objects of a kind that are not retired, by id.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="kind">As in <c>System</c>.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<DeclaredRow>> ListAsync(
        TenantScope scope, string kind, int limit, string? after, CancellationToken cancellationToken)
    {
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<DeclaredRow>(Command(
            $"""
            SELECT {Columns} FROM declared
            WHERE kind = @kind AND retired = FALSE AND id > @after AND {ScopeFilter.Sql(scope)}
            ORDER BY id LIMIT @take
            """,
            new { kind, after = Cursor.KeyOrStart(after), scope = ScopeFilter.Parameter(scope), take = rows + 1 },
            cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    /// <summary>One object, retired or not, with its document; nothing when the scope does not cover it.</summary>
    public async Task<DeclaredRow?> GetAsync(TenantScope scope, string kind, string id, CancellationToken cancellationToken)
    {
        var found = await ManyAsync(scope, kind, [id], cancellationToken);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>Those of the named objects that exist, retired or not, with their documents, by id.</summary>
    public async Task<ImmutableArray<DeclaredRow>> ManyAsync(
        TenantScope scope, string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var found = new List<DeclaredRow>();
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            foreach (var part in ids.Distinct(StringComparer.Ordinal).Chunk(ReadLimits.IdsAtOnce))
            {
                found.AddRange(await connection.QueryAsync<DeclaredRow>(Command(
                    $"SELECT {Columns} FROM declared WHERE kind = @kind AND {AmongIds()} AND {ScopeFilter.Sql(scope)}",
                    new { kind, part, scope = ScopeFilter.Parameter(scope) },
                    cancellationToken)));
            }
        }

        await ReadDocumentsAsync(found, cancellationToken);
        return [.. found.OrderBy(row => row.Id, StringComparer.Ordinal)];
    }

    /// <summary>Which objects of a kind mention another one and are not retired, by id: all of them, read in parts.</summary>
    /// <param name="scope">Whose mentions.</param>
    /// <param name="toKind">The kind of the one that is mentioned.</param>
    /// <param name="toId">Its full id.</param>
    /// <param name="fromKind">The kind of those that mention it.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<ImmutableArray<string>> ReferringAsync(
        TenantScope scope, string toKind, string toId, string fromKind, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var all = ImmutableArray.CreateBuilder<string>();
        List<string> part;
        do
        {
            part = [.. await connection.QueryAsync<string>(Command(
                $"""
                SELECT DISTINCT r.from_id FROM reference r JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
                WHERE r.to_kind = @toKind AND r.to_id = @toId AND r.from_kind = @fromKind AND r.from_id > @after
                  AND d.retired = FALSE AND {ScopeFilter.Sql(scope, "d.tenant")}
                ORDER BY r.from_id LIMIT @take
                """,
                new
                {
                    toKind, toId, fromKind, after = all.Count == 0 ? "" : all[^1],
                    scope = ScopeFilter.Parameter(scope), take = ReadLimits.IdsAtOnce,
                },
                cancellationToken))];
            all.AddRange(part);
        }
        while (part.Count == ReadLimits.IdsAtOnce);
        return all.ToImmutable();
    }

    /// <summary>The objects of a kind that mention some others and are not retired, with their bodies, by the others' ids and their own.</summary>
    /// <param name="scope">Whose mentions.</param>
    /// <param name="toKind">The kind of those that are mentioned.</param>
    /// <param name="toIds">Their full ids.</param>
    /// <param name="fromKind">The kind of those that mention them.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<(string ToId, string Id, string Body)>> NamingAsync(
        TenantScope scope, string toKind, IReadOnlyCollection<string> toIds, string fromKind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(toIds);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = new List<(string ToId, string Id, string Body)>();
        foreach (var part in toIds.Chunk(ReadLimits.IdsAtOnce))
        {
            found.AddRange(await connection.QueryAsync<(string ToId, string Id, string Body)>(Command(
                $"""
                SELECT DISTINCT r.to_id, d.id, d.body FROM reference r JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
                WHERE r.to_kind = @toKind AND r.from_kind = @fromKind AND {AmongIds("r.to_id")}
                  AND d.retired = FALSE AND {ScopeFilter.Sql(scope, "d.tenant")}
                ORDER BY r.to_id, d.id
                """,
                new { toKind, fromKind, part, scope = ScopeFilter.Parameter(scope) },
                cancellationToken)));
        }

        return found;
    }

    /// <summary>The ids of the objects of a kind that an estate declared and that are not retired.</summary>
    public async Task<ImmutableArray<string>> IdsOfEstateAsync(string estate, string kind, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var ids = await connection.QueryAsync<string>(Command(
            "SELECT id FROM declared WHERE estate = @estate AND kind = @kind AND retired = FALSE ORDER BY id",
            new { estate, kind },
            cancellationToken));
        return [.. ids];
    }

    /// <summary>How many objects there are of each kind, retired ones left out.</summary>
    public async Task<ImmutableArray<KindCount>> CountsAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<KindCount>(Command(
            $"""
            SELECT kind AS "Kind", COUNT(*) AS "Count" FROM declared
            WHERE retired = FALSE AND {ScopeFilter.Sql(scope)} GROUP BY kind ORDER BY kind
            """,
            new { scope = ScopeFilter.Parameter(scope) },
            cancellationToken));
        return [.. rows];
    }

    // Dapper writes a list of parameters for SQLite; Npgsql sends one array, so that the statement stays the same.
    private string AmongIds(string column = "id") => database.IsPostgres ? $"{column} = ANY(@part)" : $"{column} IN @part";

    private static CommandDefinition Command(string sql, object parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    // Large documents lie beside the ledger by hash, the same at all times.
    private async Task ReadDocumentsAsync(List<DeclaredRow> rows, CancellationToken cancellationToken)
    {
        if (!rows.Exists(static row => row.Body is null && row.DocumentSha256 is not null))
        {
            return;
        }

        await using var connection = await database.OpenLiveAsync(cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Body: null, DocumentSha256: { } sha256 })
            {
                var bytes = await connection.QuerySingleOrDefaultAsync<byte[]>(Command(
                    "SELECT bytes FROM ledger_document WHERE sha256 = @sha256", new { sha256 }, cancellationToken));
                rows[i] = bytes is null ? rows[i] : rows[i] with { Body = Encoding.UTF8.GetString(bytes) };
            }
        }
    }
}

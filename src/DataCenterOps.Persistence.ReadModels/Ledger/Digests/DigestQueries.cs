using System.Globalization;
using Dapper;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>Digests of facts, and what proves single facts under them.</summary>
public sealed class DigestQueries(IReadDatabase database, FactRows rows)
{
    private const string Columns =
        """
        series AS "Series", first_number AS "First", last_number AS "Last", root AS "Root", from_at AS "From", until_at AS "Until",
        position AS "Position"
        """;

    /// <summary>Digests, the newest first.</summary>
    /// <param name="scope">Digests are of all tenants' facts: only who sees everything sees any.</param>
    /// <param name="table">Of this table alone, or of all.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<DigestRow>> ListAsync(
        TenantScope scope, DigestedTable? table, int limit, string? after, CancellationToken cancellationToken)
    {
        if (!scope.IsAll)
        {
            return new Page<DigestRow>([], null);
        }

        var take = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<DigestRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM fact_digest WHERE position < @before {(table is null ? "" : "AND series >= @from AND series < @until")}
            ORDER BY position DESC LIMIT @take
            """,
            new { before = Cursor.NumberOrStart(after) ?? long.MaxValue, take = take + 1, from = table?.Name + "/", until = table?.Name + "0" },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), take, row => row.Position.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where a usage event is numbered; nothing when there is none or the scope does not cover it.</summary>
    public Task<FactPlace?> UsageAsync(TenantScope scope, string source, string id, CancellationToken cancellationToken) =>
        PlaceAsync(
            $"""
            SELECT e.series AS "Series", e.number AS "Number" FROM usage_event_key k JOIN usage_event e ON e.log_offset = k.log_offset
            WHERE k.source = @source AND k.event_id = @id AND {ScopeFilter.OwnSql(scope, "e.tenant")}
            """,
            new { source, id, scope = ScopeFilter.Parameter(scope) }, cancellationToken);

    /// <summary>Where the result of a check is numbered; nothing when there is none or the scope does not cover it.</summary>
    public Task<FactPlace?> CheckAsync(TenantScope scope, CheckId check, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        PlaceAsync(
            $"""
            SELECT r.series AS "Series", r.number AS "Number" FROM check_result r JOIN check_definition d ON d.id = r.check_id
            WHERE r.check_id = @check AND r.due_at = @dueAt AND {ScopeFilter.OwnSql(scope, "d.tenant")}
            """,
            new { check = check.Value, dueAt = SqlTime.Of(dueAt), scope = ScopeFilter.Parameter(scope) }, cancellationToken);

    /// <summary>What proves a row, read and hashed anew from all rows of its digest.</summary>
    public async Task<FactPath> PathAsync(FactPlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place is not { Series: { } id, Number: { } number } || await rows.SeriesAsync(id, cancellationToken) is not { } series)
        {
            return new FactPath.Unnumbered();
        }

        if (await CoveringAsync(series.Name, number, cancellationToken) is not { } digest)
        {
            return new FactPath.Waiting();
        }

        var leaves = new List<TreeHash>((int)digest.Count);
        ReadOnlyMemory<byte> row = default;
        await foreach (var fact in rows.ReadAsync(series, digest.First, digest.Last, cancellationToken))
        {
            leaves.Add(TreeHash.OfLeaf(fact.Bytes));
            row = fact.Number == number ? fact.Bytes : row;
        }

        var tree = new FactTree(leaves);
        return leaves.Count < digest.Count ? new FactPath.Gone()
            : tree.Root.ToString() != digest.Root ? new FactPath.Contradicted(digest.Position)
            : new FactPath.Found(row, number - digest.First, [.. tree.Inclusion(number - digest.First)], digest.Position);
    }

    private async Task<DigestRow?> CoveringAsync(SeriesName series, long number, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DigestRow>(new CommandDefinition(
            $"""
            SELECT * FROM (SELECT {Columns} FROM fact_digest WHERE series = @series AND first_number <= @number ORDER BY first_number DESC LIMIT 1) AS d
            WHERE d."Last" >= @number
            """,
            new { series = series.Value, number }, cancellationToken: cancellationToken));
    }

    private async Task<FactPlace?> PlaceAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<FactPlace?>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}

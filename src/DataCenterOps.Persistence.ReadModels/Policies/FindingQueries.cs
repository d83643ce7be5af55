using System.Collections.Immutable;
using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>Findings: what is not as the policies ask.</summary>
public sealed class FindingQueries(IReadDatabase database)
{
    // A sweep that finds the same again writes nothing about it: its digest says that it has looked at everything.
    private const string LastSeen =
        """
        CASE WHEN fixed_at IS NULL THEN COALESCE((
            SELECT r.full_at FROM sweep_run r
            WHERE r.shard = COALESCE(finding.tenant, 'platform') AND r.full_at > finding.last_seen), last_seen)
        ELSE last_seen END
        """;

    private const string Columns =
        $"""
        policy AS "Policy", rule AS "Rule", subject_kind AS "SubjectKind", subject_id AS "SubjectId", tenant AS "Tenant",
        severity AS "Severity", category AS "Category", outcome AS "Outcome", first_seen AS "FirstSeen",
        {LastSeen} AS "LastSeen", fixed_at AS "FixedAt", evidence_sha256 AS "EvidenceSha256", message AS "Message",
        body AS "Body", position AS "Position"
        """;

    /// <summary>The findings that pass <paramref name="filter"/>, by policy, rule and subject.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<FindingRow>> ListAsync(
        TenantScope scope, FindingFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        var key = Cursor.KeyOrStart(after).Split('\n');
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<FindingRow>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM finding
            WHERE {Where(scope, filter)}
              {(key.Length == 4 ? "AND (policy, rule, subject_kind, subject_id) > (@k0, @k1, @k2, @k3)" : "")}
            ORDER BY policy, rule, subject_kind, subject_id LIMIT @take
            """,
            new
            {
                k0 = key[0],
                k1 = key.ElementAtOrDefault(1),
                k2 = key.ElementAtOrDefault(2),
                k3 = key.ElementAtOrDefault(3),
                take = rows + 1,
                scope = ScopeFilter.Parameter(scope),
                filter.Tenant,
                filter.Policy,
                filter.Severity,
                filter.SubjectKind,
                filter.SubjectId,
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => $"{row.Policy}\n{row.Rule}\n{row.SubjectKind}\n{row.SubjectId}");
    }

    /// <summary>The open findings of one subject; it has at most one per policy and rule.</summary>
    public async Task<ImmutableArray<FindingRow>> OfSubjectAsync(
        TenantScope scope, string kind, string id, CancellationToken cancellationToken)
    {
        var filter = new FindingFilter { SubjectKind = kind, SubjectId = id };
        return (await ListAsync(scope, filter, ReadLimits.PageRows, after: null, cancellationToken)).Items;
    }

    /// <summary>Open findings of everybody by category and severity, for metrics; what is waived is counted with the waivers.</summary>
    public async Task<ImmutableArray<OpenFindings>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<OpenFindings>(new CommandDefinition(
            """
            SELECT category AS "Category", severity AS "Severity", COUNT(*) AS "Count", MIN(first_seen) AS "OldestAt"
            FROM finding WHERE fixed_at IS NULL AND outcome <> 'excepted' GROUP BY category, severity
            """,
            cancellationToken: cancellationToken));
        return [.. found];
    }

    /// <summary>How many subjects of everybody have an open finding of <paramref name="policy"/>, for metrics.</summary>
    public async Task<long> SubjectsAsync(string policy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(DISTINCT subject_id) FROM finding WHERE policy = @policy AND fixed_at IS NULL AND outcome <> 'excepted'",
            new { policy },
            cancellationToken: cancellationToken));
    }

    /// <summary>How many findings are open, by tenant, severity and outcome.</summary>
    public async Task<ImmutableArray<FindingCount>> CountsAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<FindingCount>(new CommandDefinition(
            $"""
            SELECT tenant AS "Tenant", severity AS "Severity", outcome AS "Outcome", COUNT(*) AS "Count" FROM finding
            WHERE fixed_at IS NULL AND {ScopeFilter.Sql(scope)}
            GROUP BY tenant, severity, outcome ORDER BY tenant, severity, outcome
            """,
            new { scope = ScopeFilter.Parameter(scope) },
            cancellationToken: cancellationToken));
        return [.. rows];
    }

    private static string Where(TenantScope scope, FindingFilter filter)
    {
        var conditions = new List<string> { ScopeFilter.Sql(scope) };
        Add(filter.Tenant, "tenant = @Tenant");
        Add(filter.Policy, "policy = @Policy");
        Add(filter.Severity, "severity = @Severity");
        Add(filter.SubjectKind, "subject_kind = @SubjectKind");
        Add(filter.SubjectId, "subject_id = @SubjectId");
        if (!filter.WithClosed)
        {
            conditions.Add("fixed_at IS NULL");
        }

        return string.Join(" AND ", conditions);

        void Add(string? value, string condition)
        {
            if (!string.IsNullOrEmpty(value))
            {
                conditions.Add(condition);
            }
        }
    }
}

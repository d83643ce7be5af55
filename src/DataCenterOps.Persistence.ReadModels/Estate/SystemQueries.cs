using Dapper;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>Hosted systems as lists show them.</summary>
public sealed class SystemQueries(IReadDatabase database)
{
    private const string Columns =
        """
        id AS "Id", tenant AS "Tenant", name_ar AS "NameAr", name_fr AS "NameFr", name_en AS "NameEn", kind AS "Kind",
        phase AS "Phase", classification AS "Classification", criticality AS "Criticality",
        personal_data AS "PersonalData", fictional AS "Fictional", primary_site AS "PrimarySite", retired AS "Retired",
        changed_at AS "ChangedAt"
        """;

    /// <summary>The systems that pass <paramref name="filter"/>, by id.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="limit">At most <see cref="ReadLimits.PageRows"/>.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<SystemRow>> SystemsAsync(
        TenantScope scope, SystemFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Cursor.Limit(limit);
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<SystemRow>(new CommandDefinition(
            $"SELECT {Columns} FROM system_view WHERE id > @after AND {Where(scope, filter)} ORDER BY id LIMIT @take",
            new
            {
                after = Cursor.KeyOrStart(after),
                take = rows + 1,
                scope = ScopeFilter.Parameter(scope),
                filter.Tenant,
                filter.Site,
                filter.Kind,
                filter.Phase,
                filter.Classification,
                filter.Criticality,
                Text = filter.Text is null ? "" : SearchText.Pattern(filter.Text),
            },
            cancellationToken: cancellationToken));
        return Cursor.Cut(found.AsList(), rows, row => row.Id);
    }

    private static string Where(TenantScope scope, SystemFilter filter)
    {
        var conditions = new List<string> { ScopeFilter.OwnSql(scope) };
        Add(filter.Tenant, "tenant = @Tenant");
        Add(filter.Site, "id IN (SELECT p.system FROM system_placement p WHERE p.site = @Site)");
        Add(filter.Kind, "kind = @Kind");
        Add(filter.Phase, "phase = @Phase");
        Add(filter.Classification, "classification = @Classification");
        Add(filter.Criticality, "criticality = @Criticality");
        Add(filter.Text, "search LIKE @Text ESCAPE '!'");
        conditions.Add(filter.State switch
        {
            "all" => "1 = 1",
            "retired" => "retired = TRUE",
            _ => "retired = FALSE",
        });
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

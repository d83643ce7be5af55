using DataCenterOps.Domain.Access;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>
/// The one place where a tenant's view is cut out of a table. Rows without a tenant belong to the platform as a whole
/// and are visible to everybody who may see anything.
/// </summary>
public static class ScopeFilter
{
    /// <summary>The condition on <paramref name="column"/>; it names the parameter <c>@scope</c>.</summary>
    /// <param name="scope">Whose rows.</param>
    /// <param name="column">The column that holds the tenant.</param>
    public static string Sql(TenantScope scope, string column = "tenant") =>
        scope.IsAll ? "1 = 1"
        : scope.Tenant is null ? "1 = 0"
        : $"({column} = @scope OR {column} IS NULL)";

    /// <summary>The same for tables in which every row has a tenant: rows without one are not shown.</summary>
    public static string OwnSql(TenantScope scope, string column = "tenant") =>
        scope.IsAll ? "1 = 1"
        : scope.Tenant is null ? "1 = 0"
        : $"{column} = @scope";

    /// <summary>The value of <c>@scope</c>.</summary>
    public static string Parameter(TenantScope scope) => scope.Tenant?.Value ?? "";
}

using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Asks for many at once: Dapper writes a list of parameters for SQLite; PostgreSQL takes one array.</summary>
internal static class ManyIds
{
    /// <summary>The condition that <paramref name="column"/> is among the values of <paramref name="parameter"/>.</summary>
    public static string Among(this IReadDatabase database, string column, string parameter) =>
        database.IsPostgres ? $"{column} = ANY(@{parameter})" : $"{column} IN @{parameter}";
}

using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Tells a database that is away from one that refused a statement.</summary>
public static class DatabaseOutage
{
    /// <summary>
    /// Whether <paramref name="exception"/> speaks of the database and not of the statement: what the driver calls passing, and the classes
    /// of SQLSTATE for connections, resources, intervention by an operator and the system.
    /// </summary>
    public static bool Is(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.IsTransient || (exception.SqlState is { Length: >= 2 } state && state[..2] is ("08" or "53" or "57" or "58"));
    }
}

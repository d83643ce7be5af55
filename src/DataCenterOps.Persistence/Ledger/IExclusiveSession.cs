using System.Data.Common;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>A transaction of one's own. Texts and values as in <see cref="IWriteSession"/>.</summary>
public interface IExclusiveSession
{
    /// <summary>Whether the database is PostgreSQL; otherwise SQLite.</summary>
    bool IsPostgres { get; }

    /// <summary>Runs a statement now.</summary>
    /// <returns>How many rows it touched.</returns>
    int Execute(string sql, params ReadOnlySpan<object?> values);

    /// <summary>Runs statements in their order, with one round trip where the database takes them so.</summary>
    void ExecuteAll(IReadOnlyList<(string Sql, object?[] Values)> statements);

    /// <summary>Reads rows one after the other; read to the end or dispose before the next statement.</summary>
    IEnumerable<T> Query<T>(string sql, Func<DbDataReader, T> read, params object?[] values);
}

using System.Collections.Concurrent;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>
/// Counts commits after which something else may be in force. What <see cref="PackQueries.RevisionsAsync"/> found under one number it would find again as long as the
/// number stays, so that a decision need not look.
/// <para>
/// On SQLite one program writes, and its writer tells. On PostgreSQL other silos write, and each decision looks.
/// </para>
/// </summary>
public sealed class PolicyNews(StorageOptions options)
{
    // The program has some hundred statements. One that is made up of values would only be read again.
    private const int MostStatements = 1_024;

    private readonly ConcurrentDictionary<string, bool> _concerns = new(StringComparer.Ordinal);
    private long _commits;

    /// <summary>The number now; nothing where only a look can tell, and for who looks back.</summary>
    public long? Now => options.IsPostgres || LookingBack.Current is not null ? null : Volatile.Read(ref _commits);

    /// <summary>Whether a commit with this statement must be told of: it names one of the tables, be it as part of another word.</summary>
    public bool IsNews(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (options.IsPostgres)
        {
            return false;
        }

        if (_concerns.TryGetValue(sql, out var known))
        {
            return known;
        }

        var concerns = PackQueries.RevisionTables.Any(table => sql.Contains(table, StringComparison.OrdinalIgnoreCase));
        return _concerns.Count < MostStatements ? _concerns.GetOrAdd(sql, concerns) : concerns;
    }

    /// <summary>Told by the writer after such a commit, or after one of which it does not know, and before anybody hears of it.</summary>
    public void Note() => Interlocked.Increment(ref _commits);
}

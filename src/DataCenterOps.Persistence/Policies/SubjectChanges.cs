using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Policies;

/// <summary>
/// Says that something has changed of which policies judge. Goes into the commit of the change, so that no change is without
/// it: <c>Facts = [SubjectChanges.Of([("System", id)], stamp)]</c>. The sweep then judges again the subject that is named, if it is one, and
/// every subject that joins it.
/// </summary>
public static class SubjectChanges
{
    // Of one group of commits several may name the same.
    private static readonly RowWrite Row = RowWrite.Of(
        "kind text, id text, stamp text",
        "INSERT INTO sweep_change (kind, id, stamp) VALUES ($1, $2, $3) ON CONFLICT (kind, id) DO UPDATE SET stamp = excluded.stamp",
        """
        INSERT INTO sweep_change (kind, id, stamp) SELECT kind, id, MAX(stamp) FROM {k} GROUP BY kind, id ORDER BY kind, id
        ON CONFLICT (kind, id) DO UPDATE SET stamp = excluded.stamp
        """);

    /// <summary>The note of a change.</summary>
    /// <param name="changed">What, by kind and full id; each once.</param>
    /// <param name="stamp">Another for each commit: what was spread is taken away by it, and what has changed since then stays.</param>
    public static IFactWrite Of(IReadOnlyCollection<(string Kind, string Id)> changed, Guid stamp) => new Write(changed, stamp.ToString("N"));

    private sealed class Write(IReadOnlyCollection<(string Kind, string Id)> changed, string stamp) : IFactWrite
    {
        void IFactWrite.Write(IWriteSession session)
        {
            foreach (var (kind, id) in changed)
            {
                session.Execute(Row, kind, id, stamp);
            }
        }
    }
}

using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// Erases what is personal in a declared object: every detail that its entries ever had, the row that readers see, and
/// the salts by which a remembered command could be guessed. The entries stay, and so does the tree over them.
/// </summary>
/// <remarks>
/// SQLite's write-ahead log keeps it until it is next checkpointed, PostgreSQL's files until the next vacuum, backups until they expire or the key of its month is
/// destroyed (<see cref="Details.ErasureWork"/>).
/// </remarks>
public sealed class DetailErasing(IWriter writer)
{
    /// <summary>Erases, in one transaction. What is erased already stays so.</summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="id">Its full id.</param>
    /// <param name="owner">Its owner, where the kind has one.</param>
    /// <param name="cancellationToken">Ends the waiting for the writer.</param>
    /// <returns>How many details went.</returns>
    /// <exception cref="LedgerUnavailableException">The database was lost: repeat.</exception>
    public Task<int> EraseAsync(DocumentKind kind, string id, TenantId? owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var stream = StreamId.Of(kind.Singular, kind.GrainKey(id, owner));
        return writer.ExclusiveAsync(session => Erase(session, kind, id, stream), cancellationToken);
    }

    /// <summary>The same, in a transaction.</summary>
    internal static int Erase(IExclusiveSession session, DocumentKind kind, string id, StreamId stream)
    {
        if (session.IsPostgres)
        {
            // Another silo's append must not put back a row that we have read before.
            session.Execute("LOCK TABLE ledger_entry IN SHARE MODE");
        }

        // A repeat of such a command is told that its id is used: nobody can tell any more whether it is the same.
        session.Execute("UPDATE ledger_operation SET salt = $2 WHERE stream = $1", stream.Value, Array.Empty<byte>());
        StripRow(session, kind, id);
        return session.Execute("DELETE FROM ledger_detail WHERE stream = $1", stream.Value);
    }

    /// <summary>Takes what is personal out of the row that readers see.</summary>
    internal static void StripRow(IExclusiveSession session, DocumentKind kind, string id)
    {
        var rows = session.Query(
            "SELECT body, as_written FROM declared WHERE kind = $1 AND id = $2 AND body IS NOT NULL",
            reader => (Body: reader.GetString(0), AsWritten: reader.IsDBNull(1) ? null : reader.GetString(1)), kind.Name, id).ToArray();
        foreach (var (body, written) in rows)
        {
            session.Execute(
                "UPDATE declared SET body = $3, as_written = $4 WHERE kind = $1 AND id = $2",
                kind.Name, id, Without(kind, body), written is null ? null : Without(kind, written));
        }
    }

    private static string Without(DocumentKind kind, string json) =>
        System.Text.Encoding.UTF8.GetString(PersonalFields.Without(kind, System.Text.Encoding.UTF8.GetBytes(json)));
}

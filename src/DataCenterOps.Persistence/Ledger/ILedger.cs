using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The system of record: streams of entries, and what is committed with them.</summary>
public interface ILedger
{
    /// <summary>The first answer to a caller's command, if it was given within the last 30 days.</summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach.</exception>
    Task<RecordedAnswer?> FindAsync(string caller, OperationId id, CancellationToken cancellationToken);

    /// <summary>
    /// Commits entries, the read-model rows they change, facts, documents and the answer: all or nothing.
    /// </summary>
    /// <exception cref="LedgerConflictException">
    /// The stream is not at the expected version, or the operation was answered meanwhile. Nothing was written: read
    /// again (<see cref="FindAsync"/> first) and decide again.
    /// </exception>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown: repeat with the same operation id.</exception>
    /// <exception cref="LedgerEntryTooLargeException">An entry has more than 32,768 bytes. Nothing was written.</exception>
    Task<Appended> AppendAsync(LedgerAppend append, CancellationToken cancellationToken);

    /// <summary>The entries of <paramref name="stream"/> after a version, in order.</summary>
    IAsyncEnumerable<StoredEntry> ReadAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken);

    /// <summary>
    /// All entries after a position, in order of position. With several silos an entry may appear late behind one with
    /// a higher position: who must miss none reads again from an older position.
    /// </summary>
    IAsyncEnumerable<StoredEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>What was personal in the entry at <paramref name="version"/>; nothing when there was none or it was erased.</summary>
    Task<ReadOnlyMemory<byte>?> FindDetailAsync(StreamId stream, long version, CancellationToken cancellationToken);

    /// <summary>The bytes of a document that an entry names by hash (lower-case hexadecimal).</summary>
    Task<ReadOnlyMemory<byte>?> FindDocumentAsync(string sha256, CancellationToken cancellationToken);
}

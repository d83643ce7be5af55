namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>
/// Counts what may have ended or narrowed a credential. What was looked up under one number holds as long as the number stays, so
/// a reader may keep it: from the answer of a revocation on, no silo takes what was revoked.
/// <para>
/// On SQLite one program writes, and every commit counts. On PostgreSQL other silos write: a silo hears of them over a connection
/// that listens, and trusts it for <see cref="Lease"/> since it last asked there and was answered, because the answer comes behind
/// everything that was committed before. Whoever takes something away answers a lease later, when all have heard of it or trust
/// nothing any more. The same bargain as Gray and Cheriton's "Leases" (SOSP 1989), with one lease for all credentials.
/// </para>
/// </summary>
public sealed class CredentialNews : IDisposable
{
    private readonly PostgresNews? _postgres;
    private long _commits;

    /// <summary>News of the database that <paramref name="options"/> name.</summary>
    public CredentialNews(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _postgres = options.IsPostgres ? new PostgresNews(options.Postgres!) : null;
    }

    /// <summary>The number now; nothing while it cannot be known, and then nothing may be kept or taken from what was kept.</summary>
    public long? Now => _postgres is null ? Volatile.Read(ref _commits) : _postgres.Now;

    /// <summary>How long an answer that takes a credential away must wait after its commit.</summary>
    public TimeSpan Lease => _postgres is null ? TimeSpan.Zero : PostgresNews.Lease + PostgresNews.TimerError;

    /// <summary>Told by the writer after each commit, and before anybody hears of it.</summary>
    public void Note() => Interlocked.Increment(ref _commits);

    /// <inheritdoc/>
    public void Dispose() => _postgres?.Dispose();
}

using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>The database of ledger and read models, for reading only.</summary>
public interface IReadDatabase
{
    /// <summary>Whether it is PostgreSQL; otherwise SQLite. For the few queries whose text must differ.</summary>
    bool IsPostgres { get; }

    /// <summary>Opens a pooled connection: to the past for who looks back, as <see cref="Ledger.Past.LookingBack"/> says. The caller disposes of it, soon. On SQLite it cannot write.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The same to the present, even for who looks back: for the ledger itself, and for what it names by hash, which never
    /// changes and is not copied.
    /// </summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    ValueTask<DbConnection> OpenLiveAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <summary>
    /// The same to the present, for work of minutes that begins anew when it breaks off: a backup. It waits for a server that has fallen
    /// silent (<see cref="Silence.DatabaseSilence"/>), where all others are let go.
    /// </summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    ValueTask<DbConnection> OpenPatientAsync(CancellationToken cancellationToken) => OpenLiveAsync(cancellationToken);
}

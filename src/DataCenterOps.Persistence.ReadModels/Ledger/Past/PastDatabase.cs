using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>The read models as they were at a moment, in a file of their own: SQLite, whatever the ledger lies in.</summary>
public sealed class PastDatabase(PastMoment moment, string file)
{
    private readonly ReadOnlyFile _file = new(file);

    /// <summary>Which moment.</summary>
    public PastMoment Moment => moment;

    /// <summary>Opens a pooled connection that cannot write. The caller disposes of it, soon.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => _file.OpenAsync(cancellationToken);

    /// <summary>Closes the connections of the pool, so that the file can be deleted.</summary>
    public void Close() => _file.Close();
}

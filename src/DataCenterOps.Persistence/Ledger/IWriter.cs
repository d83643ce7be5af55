using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// The silo's one writer. What arrives while a transaction is being committed shares the next one; an item that fails
/// fails alone.
/// </summary>
public interface IWriter
{
    /// <summary>Writes facts that belong to no entry.</summary>
    /// <returns>How many rows each statement touched, in order.</returns>
    /// <exception cref="RowsExpectedException">A compare-and-set failed; nothing was written.</exception>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown.</exception>
    /// <exception cref="System.Data.Common.DbException">The database refused a statement; nothing was written.</exception>
    Task<ImmutableArray<int>> WriteAsync(IFactWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own while nobody else of this silo writes: for sealing,
    /// cleaning and rebuilding. It runs on the writer's thread and holds up every append, so it is short.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach: the outcome is unknown.</exception>
    Task<T> ExclusiveAsync<T>(Func<IExclusiveSession, T> work, CancellationToken cancellationToken);
}

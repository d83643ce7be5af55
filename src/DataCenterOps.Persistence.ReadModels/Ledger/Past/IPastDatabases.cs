using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>Makes and keeps the read models of past moments.</summary>
public interface IPastDatabases
{
    /// <summary>
    /// The read models as they were at a moment. What is not there yet is folded from the ledger; a short while is waited for it.
    /// </summary>
    /// <param name="text">The moment as it was asked for: <see cref="Domain.Ledger.PastDate"/>.</param>
    /// <param name="cancellationToken">Ends the waiting; the fold goes on for who asks next.</param>
    /// <exception cref="DbException">The ledger is out of reach.</exception>
    Task<PastAnswer> FindAsync(string? text, CancellationToken cancellationToken);
}

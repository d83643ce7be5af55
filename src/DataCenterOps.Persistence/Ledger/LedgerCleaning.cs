using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>Forgets what the ledger need not remember for ever.</summary>
public sealed class LedgerCleaning(IWriter writer)
{
    /// <summary>
    /// Deletes answers of commands that are older than 30 days, at most
    /// <see cref="PersistenceLimits.RowsPerCleaning"/> of them. Repeat until it deletes fewer.
    /// </summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> ForgetOperationsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(new Forget(now.AddDays(-LedgerLimits.OperationDays)), cancellationToken);
        return touched[0];
    }

    /// <summary>Deletes sign-in links that ended before <paramref name="now"/>, as many at a time.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> ForgetLinksAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await writer.WriteAsync(new ForgetLinks(now), cancellationToken);
        return touched[0];
    }

    private sealed record Forget(DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            """
            DELETE FROM ledger_operation WHERE (caller, id) IN (
                SELECT caller, id FROM ledger_operation WHERE answered_at < $1 ORDER BY answered_at LIMIT $2)
            """,
            Before, (long)PersistenceLimits.RowsPerCleaning);
    }

    private sealed record ForgetLinks(DateTimeOffset Before) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            "DELETE FROM one_time_link WHERE hash IN (SELECT hash FROM one_time_link WHERE expires_at < $1 LIMIT $2)",
            Before, (long)PersistenceLimits.RowsPerCleaning);
    }
}

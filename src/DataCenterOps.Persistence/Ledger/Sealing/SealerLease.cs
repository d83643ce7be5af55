using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// Who of the silos seals for now, so that they do not all do the same work. Two that both believe it harm nothing.
/// </summary>
public sealed class SealerLease(IWriter writer, string holder)
{
    private DateTimeOffset? _until;

    /// <summary>Whether this silo seals; asks the database only when its time is nearly over.</summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach.</exception>
    public async Task<bool> HoldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now < _until?.AddSeconds(-LedgerLimits.SealerLeaseSeconds / 2.0))
        {
            return true;
        }

        var until = now.AddSeconds(LedgerLimits.SealerLeaseSeconds);
        var touched = await writer.WriteAsync(new Take(holder, now, until), cancellationToken);
        _until = touched[0] == 1 ? until : null;
        return touched[0] == 1;
    }

    /// <summary>Leaves it to another silo at once.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken)
    {
        _until = null;
        return writer.WriteAsync(new Take(holder, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), cancellationToken);
    }

    private sealed record Take(string Holder, DateTimeOffset Now, DateTimeOffset Until) : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute(
            "UPDATE ledger_sealer SET holder = $1, until_at = $2 WHERE id = 1 AND (holder = $1 OR until_at <= $3)", Holder, Until, Now);
    }
}

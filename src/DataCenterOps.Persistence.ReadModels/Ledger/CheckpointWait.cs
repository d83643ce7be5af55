using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>
/// Waits until a signed checkpoint covers entries. What destroys or hands out everything is answered only then: from that moment on
/// nobody can make it undone by going back to an older database, without an auditor seeing it.
/// </summary>
public sealed class CheckpointWait(Receipts receipts, SealingHealthQueries sealing, LedgerQueries ledger, TimeProvider time)
{
    // A checkpoint comes once a second; who waits less than a step more sees nothing of it.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether checkpoints have stopped coming: an entry has waited for one longer than <see cref="ReadLimits.LateSeal"/>. Who would have to
    /// wait is turned away then before anything is done.
    /// </summary>
    public async Task<bool> IsHopelessAsync(CancellationToken cancellationToken) =>
        await sealing.OldestWaitingAsync(cancellationToken) is { } oldest && time.GetUtcNow() - oldest > ReadLimits.LateSeal;

    /// <summary>The same as <see cref="FirstPendingAsync"/> for everything that is committed now: where an act has several entries.</summary>
    public async Task<long?> PendingNowAsync(CancellationToken cancellationToken) =>
        await FirstPendingAsync([await ledger.LastPositionAsync(cancellationToken)], cancellationToken);

    /// <summary>Waits for a checkpoint over all of <paramref name="positions"/>, at most <see cref="LedgerLimits.PendingSeconds"/> seconds.</summary>
    /// <param name="positions">Positions of committed entries; 0 is none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The first that none covers yet; nothing when all are covered.</returns>
    public async Task<long?> FirstPendingAsync(IEnumerable<long> positions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var started = time.GetTimestamp();
        var waiting = new Queue<long[]>(positions.Where(static position => position > 0).Chunk(ReadLimits.IdsAtOnce));
        while (waiting.TryPeek(out var part))
        {
            var covered = await receipts.CoveredAsync(part, cancellationToken);
            if (covered.Count == part.Length)
            {
                waiting.Dequeue();
                continue;
            }

            if (time.GetElapsedTime(started) >= TimeSpan.FromSeconds(LedgerLimits.PendingSeconds))
            {
                return part.First(position => !covered.Contains(position));
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return null;
    }
}

using System.Globalization;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Ledger;

/// <summary>What those are told who have to wait for a signed checkpoint: who destroys, and who takes everything away.</summary>
internal static class PendingCheckpoint
{
    private const string Code = "ledger.checkpoint_pending";
    private const int SoonSeconds = 10;

    /// <summary>The answer to who would wait in vain: nothing was done. Nothing when checkpoints come.</summary>
    public static async Task<Problem?> BeforeAsync(this CheckpointWait checkpoints, CancellationToken cancellationToken) =>
        await checkpoints.IsHopelessAsync(cancellationToken)
            ? Problem.Of(
                StatusCodes.Status503ServiceUnavailable, Code,
                $"this call did nothing: no checkpoint was signed for {ReadLimits.LateSeal.TotalSeconds:0} seconds, and this waits for one; see deploy/runbooks/ledger.md")
            : null;

    /// <summary>
    /// Waits for a checkpoint over entries that are committed. The problem says which one has none yet: what it says has happened all
    /// the same, and a repeat with the same operation id waits on. Nothing when all are covered.
    /// </summary>
    public static async Task<Problem?> AfterAsync(this CheckpointWait checkpoints, IEnumerable<long> positions, CancellationToken cancellationToken) =>
        Tell(await checkpoints.FirstPendingAsync(positions, cancellationToken));

    /// <summary>The same for everything that is committed now.</summary>
    public static async Task<Problem?> AfterAllAsync(this CheckpointWait checkpoints, CancellationToken cancellationToken) =>
        Tell(await checkpoints.PendingNowAsync(cancellationToken));

    private static Problem? Tell(long? pending) => pending is { } position
        ? Problem.Of(
            StatusCodes.Status503ServiceUnavailable, Code,
            $"it is done, and entry {position} says so, but no checkpoint covers that entry after {LedgerLimits.PendingSeconds} seconds: ask again with the same operation id; see deploy/runbooks/ledger.md")
            .With("position", position.ToString(CultureInfo.InvariantCulture)).After(SoonSeconds)
        : null;
}

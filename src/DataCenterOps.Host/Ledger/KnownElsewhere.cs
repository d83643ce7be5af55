using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Host;

/// <summary>What is known outside of this silo to be signed, asked once before it signs.</summary>
internal sealed partial class KnownElsewhere(
    ILogSigner signer, EpochQueries epochs, ILogger<KnownElsewhere> logger, WitnessPolicy? policy = null, WitnessedHeads? witnesses = null)
{
    /// <summary>The heads of every epoch that witnesses hold; none where no policy is configured.</summary>
    public async Task<IReadOnlyList<(Checkpoint Head, string Source)>> AskAsync(CancellationToken cancellationToken)
    {
        if (policy is null || witnesses is null)
        {
            return [];
        }

        IReadOnlyCollection<string> origins = [signer.Origin];
        try
        {
            origins = [.. (await epochs.OriginsAsync(cancellationToken)).Select(static epoch => epoch.Origin)];
        }
        catch (System.Data.Common.DbException exception)
        {
            // The epoch that goes on is asked for all the same.
            LogEpochsUnread(logger, exception);
        }

        return await witnesses.AskAsync(policy, origins, origin => NoteVerifiers.Named(signer.Verifiers, origin), cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Witnesses are asked about the newest epoch alone: the others were not read")]
    private static partial void LogEpochsUnread(ILogger logger, Exception exception);
}

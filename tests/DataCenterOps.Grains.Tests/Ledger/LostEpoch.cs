using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>An epoch that a restore with a loss has begun, and who asks to accept it.</summary>
internal static class LostEpoch
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Writes the first entry of an epoch, as a restore does.</summary>
    public static async Task WriteAsync(Cluster cluster, long version = 0, long lost = 3)
    {
        var head = new EpochHead(1, new Checkpoint("log.example/ledger", 7, TreeHash.OfLeaf([1])));
        var known = new EpochHead(1, new Checkpoint("log.example/ledger", 7 + lost, TreeHash.OfLeaf([2])));
        var epoch = Number(version);
        var begun = new EpochBegun(
            epoch, $"log.example/ledger/{epoch}", head, known, lost == 0 ? [] : [new EpochLoss(1, 7, 7 + lost)], new string('a', 64), TimeProvider.System.GetUtcNow());
        await cluster.Get<ILedger>().AppendAsync(
            new LedgerAppend
            {
                Stream = EpochEntryTypes.Stream,
                ExpectedVersion = version,
                Entries = [new NewEntry { Type = EpochEntryTypes.Begun, Time = TimeProvider.System.GetUtcNow(), Actor = "system/restore", Auth = "system", Body = begun.Write() }],
            },
            Cancel);
    }

    /// <summary>The number of the epoch that the entry after a version begins.</summary>
    public static long Number(long version) => 2_026_120_100_000_000 + version;

    /// <summary>Asks for the consent of another.</summary>
    public static async Task<Answer> AskAsync(Consent consent, Caller caller, OperationId? operation = null)
    {
        using (consent.Cluster.As(caller))
        {
            return await consent.Cluster.Grains.GetGrain<IEpochGrain>(0).AcceptLossAsync(operation ?? consent.Next(), Cancel);
        }
    }
}

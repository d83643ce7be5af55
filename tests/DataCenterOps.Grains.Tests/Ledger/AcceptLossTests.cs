using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>What a restore has lost is accepted by two persons of different roles, as it was frozen, and once.</summary>
public sealed class AcceptLossTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_persons_accept_the_loss_that_they_have_seen_and_no_other(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        Assert.Equal(["ledger.no_loss"], Codes(await LostEpoch.AskAsync(consent, Amina)));
        await LostEpoch.WriteAsync(cluster);
        await LeaveAsync(cluster);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => LostEpoch.AskAsync(consent, Callers.Reader));
        var operation = consent.Next();
        var asked = Assert.IsType<Answer.Waits>(await LostEpoch.AskAsync(consent, Amina, operation));

        // The one who asks is not the other, of one role neither, nor is it another loss that is agreed to.
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Amina)));
        var officer = Callers.Person("lila", Role.SecurityOfficer);
        await consent.GiveAsync(officer);
        Assert.IsType<Answer.Refused>(await consent.ApproveAsync(asked, officer));
        Assert.Equal(["approval.digest"], Codes(await consent.ApproveAsync(asked, Brahim, digest: new string('0', 64))));
        Assert.False((await EpochAsync(cluster))!.IsAccepted);

        // A second restore has lost more: what was agreed to for the first is void.
        await LostEpoch.WriteAsync(cluster, version: 1, lost: 5);
        await LeaveAsync(cluster);
        var late = await consent.ApproveAsync(asked, Brahim);
        Assert.NotEmpty(Codes(late));
        Assert.False((await EpochAsync(cluster))!.IsAccepted);

        asked = Assert.IsType<Answer.Waits>(await LostEpoch.AskAsync(consent, Amina));
        var agreed = consent.Next().ToString();
        var done = Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Brahim, operation: agreed));
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Brahim, operation: agreed));
        Assert.Equal(done, await ExecuteAsync(cluster, asked.Approval));
        Assert.True((await EpochAsync(cluster))!.IsAccepted);
        var entries = await consent.EntriesAsync(EpochEntryTypes.Stream.Value);
        Assert.Single(entries, entry => entry.Contains(EpochEntryTypes.LossAccepted, StringComparison.Ordinal));
        Assert.Contains($"\"approval\":\"{asked.Approval}\"", entries[^1], StringComparison.Ordinal);
        Assert.Equal(["ledger.no_loss"], Codes(await LostEpoch.AskAsync(consent, Amina)));
    }

    private static Task LeaveAsync(Cluster cluster) =>
        cluster.Grains.GetGrain<IEpochGrain>(0).AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    private static async Task<Answer> ExecuteAsync(Cluster cluster, string approval)
    {
        using (cluster.As(Callers.Program))
        {
            return await cluster.Grains.GetGrain<IEpochGrain>(0).ExecuteApprovedAsync(approval, Cancel);
        }
    }

    private static async Task<EpochRow?> EpochAsync(Cluster cluster)
    {
        var head = (await cluster.AllRowsAsync(["ledger_epoch"])).Count;
        return await cluster.Get<EpochQueries>().FindAsync(LostEpoch.Number(head - 1), Cancel);
    }
}

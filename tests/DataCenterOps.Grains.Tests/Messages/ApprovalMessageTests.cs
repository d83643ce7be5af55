using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Messages;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Messages;

/// <summary>Requests for others' consent reach those who may agree, and answers those who asked.</summary>
public sealed class ApprovalMessageTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_agree_is_told_in_their_language_and_who_asked_is_told_the_end(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "fr", Role.SecurityOfficer);
        var brahim = await post.JoinAsync("brahim", "ar", Role.Operator);
        await post.JoinAsync("chafia", "en", Role.SecurityOfficer);
        await post.JoinAsync("djamel", "en", Role.Auditor);
        await post.JoinAsync("elias", null, Role.Operator);

        var asked = Assert.IsType<Answer.Waits>(await cluster.ActivateAsync(Packs.Strict, "asked-0001", caller: amina));
        await post.DeliverAsync();
        await post.DeliverAsync();

        Assert.Equal(["brahim@canary.dz", "chafia@canary.dz"], cluster.Mail.Sent.Select(one => one.Address!.Value.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.StartsWith("طلب ينتظر موافقتك", Assert.Single(post.MailTo("brahim")).Text.Subject, StringComparison.Ordinal);
        Assert.StartsWith("A request waits for your consent: activate a pack", Assert.Single(post.MailTo("chafia")).Text.Subject, StringComparison.Ordinal);
        Assert.Equal("approval.asked", Assert.Single(cluster.Soc.Sent).Message.Kind.Code);

        using (cluster.As(brahim))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval).ApproveAsync(
                Cluster.Operation("agreed-0001"), asked.Digest, Cancel));
        }

        await post.DeliverAsync();
        Assert.StartsWith("Votre demande est exécutée", Assert.Single(post.MailTo("amina")).Text.Subject, StringComparison.Ordinal);
        var inbox = await cluster.Get<MessageQueries>().InboxAsync(amina.Person!, 10, null, Cancel);
        Assert.Equal("approval.executed", Assert.Single(inbox.Items).Message.Kind.Code);
        Assert.Equal(asked.Approval, inbox.Items[0].Message.Facts[MessageFact.Request]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_row_of_the_outbox_holds_a_name_an_address_or_what_somebody_typed(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "fr", Role.SecurityOfficer);
        var brahim = await post.JoinAsync("brahim", "ar", Role.Operator);
        var asked = Assert.IsType<Answer.Waits>(await cluster.ActivateAsync(Packs.Strict, "asked-0002", caller: amina));
        using (cluster.As(brahim))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval).RejectAsync(
                Cluster.Operation("refused-0001"), "a canary sang of it", Cancel));
        }

        await post.DeliverAsync();

        Assert.NotEmpty(post.MailTo("amina"));
        Assert.All(
            await cluster.AllRowsAsync(["message", "message_notice", "message_dispatch", "message_part"]),
            row => Assert.DoesNotMatch("(?i)canary|amina|brahim", row));
        Assert.All(cluster.Mail.Sent.Concat(cluster.Soc.Sent), one => Assert.DoesNotMatch("(?i)canary|amina", one.Text.Subject + one.Text.Body));
    }
}

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

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_stands_in_for_somebody_is_told_once_of_what_waits_and_nobody_else_is(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", null, Role.SecurityOfficer);
        var brahim = await post.JoinAsync("brahim", null, Role.Operator, Role.PlatformAdmin);
        var chafia = await post.JoinAsync("chafia", "en", Role.PlatformAdmin);
        var djamel = await post.JoinAsync("djamel", "en", Role.Operator);
        var elias = await post.JoinAsync("elias", "ar", Role.PlatformAdmin);
        await NameAsync(cluster, brahim, chafia, "named-0001");
        await NameAsync(cluster, djamel, brahim, "named-0002");

        var asked = Assert.IsType<Answer.Waits>(await cluster.ActivateAsync(Packs.Strict, "asked-0003", caller: amina));
        await post.DeliverToDeputiesAsync();
        await post.DeliverToDeputiesAsync();

        // Djamel may agree by himself, and so may Brahim, who stands in for him.
        var letter = Assert.Single(post.MailTo("chafia"));
        Assert.StartsWith("You are deputy for a request: activate a pack", letter.Text.Subject, StringComparison.Ordinal);
        Assert.Equal(brahim.Person, letter.Message.Facts[MessageFact.By]);
        Assert.Equal("approval.asked", Assert.Single(post.MailTo("djamel")).Message.Kind.Code);
        Assert.Equal(
            "approval.asked", Assert.Single((await cluster.Get<MessageQueries>().InboxAsync(brahim.Person!, 10, null, Cancel)).Items, IsOfRequest).Message.Kind.Code);

        // Whoever is named while it waits is told then; the one before stands in no more.
        Assert.Empty(post.MailTo("elias"));
        await NameAsync(cluster, brahim, elias, "named-0003");
        await post.DeliverToDeputiesAsync();
        Assert.StartsWith("سُمّيتَ نائبًا", Assert.Single(post.MailTo("elias")).Text.Subject, StringComparison.Ordinal);

        using (cluster.As(elias))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval).ApproveAsync(
                Cluster.Operation("agreed-0003"), asked.Digest, Cancel));
        }

        await NameAsync(cluster, brahim, chafia, "named-0004");
        await post.DeliverToDeputiesAsync();
        Assert.Single(post.MailTo("chafia"));
    }

    private static bool IsOfRequest(NoticeRow notice) => notice.Message.Kind.Code.StartsWith("approval.", StringComparison.Ordinal);

    private static async Task NameAsync(Cluster cluster, Caller person, Caller deputy, string operation)
    {
        var now = TimeProvider.System.GetUtcNow();
        using (cluster.As(person))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IDeputyGrain>(person.Person!).NameAsync(
                Cluster.Operation(operation), deputy.Person!, now.AddMinutes(-1), now.AddDays(1), Cancel));
        }
    }
}

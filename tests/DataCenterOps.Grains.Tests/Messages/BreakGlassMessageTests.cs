using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Messages;

/// <summary>Lifted enforcement is loud.</summary>
public sealed class BreakGlassMessageTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_runs_judges_or_audits_is_told_at_once_when_enforcement_is_lifted_and_when_it_is_back(string engine)
    {
        var consent = await Consent.StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var post = new Post(cluster);
        await post.JoinAsync("chafia", "ar", Role.Operator);
        await post.JoinAsync("farid", "en", Role.SecurityOfficer);
        await post.JoinAsync("djamel", "fr", Role.Auditor);
        await post.JoinAsync("elias", "en", Role.FinanceOfficer);
        var id = await consent.BeginAsync(new BreakGlassScope(null, null));
        await post.DeliverAsync();
        Assert.IsType<Answer.Done>(await consent.OnAsync(id, Consent.Amina, grain => grain.EndAsync(consent.Next(), Cancel)));
        await post.DeliverAsync();

        Assert.Empty(post.MailTo("elias"));
        Assert.Equal(["break-glass.begun", "break-glass.ended"], post.MailTo("djamel").Select(one => one.Message.Kind.Code), StringComparer.Ordinal);
        Assert.StartsWith("Bris de glace : application levée jusqu’au", post.MailTo("djamel").First().Text.Subject, StringComparison.Ordinal);

        // An officer asked, so that only operators may agree: the other officer is told of what was done, not asked.
        Assert.Equal(2, post.MailTo("farid").Count());
        Assert.Equal(
            ["approval.asked", "break-glass.begun", "break-glass.ended"],
            post.MailTo("chafia").Select(one => one.Message.Kind.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.DoesNotContain(cluster.Mail.Sent.Concat(cluster.Soc.Sent), one => one.Text.Body.Contains("the national site burns", StringComparison.Ordinal));
    }
}

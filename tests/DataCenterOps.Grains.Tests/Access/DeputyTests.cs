using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Brahim, who is operator and administrator, names Chafia, an administrator, for a time.</summary>
public sealed class DeputyTests(Clusters clusters)
{
    private static readonly Caller Absent = Callers.Person("brahim", Role.Operator, Role.PlatformAdmin);
    private static readonly Caller Chafia = Callers.Person("chafia", Role.PlatformAdmin);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_deputy_sees_and_agrees_in_the_persons_place_while_named_and_no_longer(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Chafia)));
        Assert.Null(await cluster.Get<ApprovalDetails>().FindAsync(Chafia, asked.Approval, Cancel));

        Assert.IsType<Answer.Done>(await NameAsync(consent, Absent, "chafia", Now.AddHours(1), Now.AddDays(2)));
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Chafia)));
        Assert.IsType<Answer.Done>(await NameAsync(consent, Absent, "chafia", Now.AddHours(-1), Now.AddDays(1)));
        Assert.NotNull(await cluster.Get<ApprovalDetails>().FindAsync(Chafia, asked.Approval, Cancel));
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Chafia));
        Assert.Contains("\"other\":\"brahim\"", (await consent.EntriesAsync($"approval/{asked.Approval}"))[^2], StringComparison.Ordinal);

        var second = await consent.AskAsync(Packs.Lenient);
        Assert.IsType<Answer.Done>(await EndAsync(consent, Absent));
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(second, Chafia)));
        Assert.Equal(["not_found"], Codes(await EndAsync(consent, Absent)));

        Assert.IsType<Answer.Done>(await NameAsync(consent, Absent, "chafia", Now, Now.AddDays(1)));
        var before = await cluster.AllRowsAsync(["deputy"]);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(before, await cluster.AllRowsAsync(["deputy"]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_deputy_is_somebody_else_in_a_role_of_the_persons_and_never_who_asked(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        await consent.GiveAsync(Callers.Person("nadia", Role.Auditor));
        Assert.Equal(["approval.deputy"], Codes(await NameAsync(consent, Absent, "brahim", Now, Now.AddDays(1))));
        Assert.Equal(["approval.deputy_role"], Codes(await NameAsync(consent, Absent, "nadia", Now, Now.AddDays(1))));
        Assert.Equal(["approval.deputy_role"], Codes(await NameAsync(consent, Absent, "nobody", Now, Now.AddDays(1))));
        Assert.Equal(["approval.deputy_span"], Codes(await NameAsync(consent, Absent, "chafia", Now, Now.AddDays(61))));
        Assert.Equal(["approval.deputy_span"], Codes(await NameAsync(consent, Absent, "chafia", Now.AddDays(-2), Now.AddDays(-1))));
        Assert.Equal(["auth.forbidden"], Codes(await NameAsync(consent, Amina, "chafia", Now, Now.AddDays(1), person: "brahim")));

        // Amina asks: that somebody has named her makes no second person of her.
        await consent.GiveAsync(Callers.Person("omar", Role.SecurityOfficer, Role.Operator));
        Assert.IsType<Answer.Done>(await NameAsync(consent, Callers.Person("omar", Role.SecurityOfficer, Role.Operator), "amina", Now.AddHours(-1), Now.AddDays(1)));
        var asked = await consent.AskAsync(Packs.Strict);
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Amina)));

        // Who has lost the role in common stands in for nobody.
        Assert.IsType<Answer.Done>(await NameAsync(consent, Absent, "chafia", Now.AddHours(-1), Now.AddDays(1)));
        await consent.TakeAwayAsync(Chafia);
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Chafia)));
    }

    private static async Task<Answer> NameAsync(
        Consent consent, Caller caller, string deputy, DateTimeOffset from, DateTimeOffset until, string? person = null)
    {
        using (consent.Cluster.As(caller))
        {
            return await consent.Cluster.Grains.GetGrain<IDeputyGrain>(person ?? caller.Person!).NameAsync(consent.Next(), deputy, from, until, Cancel);
        }
    }

    private static async Task<Answer> EndAsync(Consent consent, Caller caller)
    {
        using (consent.Cluster.As(caller))
        {
            return await consent.Cluster.Grains.GetGrain<IDeputyGrain>(caller.Person!).EndAsync(consent.Next(), Cancel);
        }
    }

    private async Task<Consent> StartAsync(string engine)
    {
        var consent = new Consent(await clusters.StartAsync(engine));
        await consent.GiveAsync(Amina);
        await consent.GiveAsync(Absent);
        await consent.GiveAsync(Chafia);
        return consent;
    }
}

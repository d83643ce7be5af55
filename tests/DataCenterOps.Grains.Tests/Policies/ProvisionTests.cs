using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Policies;

/// <summary>Law is recorded by two persons, kept version by version, and rules judge by the version that applies.</summary>
public sealed class ProvisionTests(Clusters clusters)
{
    private const string Proof = ", gazetteRef: JO 34";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_persons_change_a_value_and_from_then_on_rules_judge_by_it_and_decisions_say_so(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("before", 45), "lawful-001"));
        Assert.DoesNotContain("\"law\":", (await consent.EntriesAsync($"system/{TestDocument.Tenant}/before"))[^1], StringComparison.Ordinal);

        var asked = Assert.IsType<Answer.Waits>(await ChangeAsync(consent, LawPack.Text(30), Amina, seen: 0));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("meanwhile", 45), "lawful-002"));
        Assert.Contains("approval.population", Codes(await AgreeAsync(consent, asked)), StringComparer.Ordinal);

        asked = Assert.IsType<Answer.Waits>(await ChangeAsync(consent, LawPack.Text(30), Amina, seen: 0));
        Assert.IsType<Answer.Done>(await AgreeAsync(consent, asked));

        var refused = Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(LawPack.System("after", 45), "lawful-003"));
        Assert.Equal(["policy.denied"], Codes(refused));
        Assert.Contains("\"law\":[{\"provisionId\":\"law-rpo\",\"version\":1}]", refused.Decision!, StringComparison.Ordinal);
        Assert.Contains("\"provisionVersion\":1", refused.Decision!, StringComparison.Ordinal);
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("after", 20), "lawful-004"));
        Assert.Contains(
            "\"law\":[{\"provisionId\":\"law-rpo\",\"version\":1}]",
            (await consent.EntriesAsync($"system/{TestDocument.Tenant}/after"))[^1], StringComparison.Ordinal);

        // A pack that comes later says what it said before, and the law that was recorded here stands.
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(LawPack.Of(version: "2.0.0")));
        Assert.IsType<Answer.Refused>(await cluster.DeclareAsync(LawPack.System("later", 45), "lawful-005"));
        Assert.Equal(2, (await cluster.SweepAsync(TestDocument.Tenant)).Open);

        string[] tables = ["provision_version", "decision"];
        var before = await cluster.AllRowsAsync(tables);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(before, await cluster.AllRowsAsync(tables));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_version_is_kept_and_one_of_a_later_day_waits_for_it(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(90), Callers.SetUp));
        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(10, more: ", effectiveFrom: 2099-01-01"), Callers.SetUp));
        Assert.Equal(["provision.version"], Codes(await ChangeAsync(consent, LawPack.Text(11), Amina, seen: 1)));

        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("now", 80), "lawful-101"));
        var now = TimeProvider.System.GetUtcNow();
        var law = await cluster.Get<LawQueries>().ReadAsync(now, Cancel);
        var one = Assert.Single(law.Provisions);
        Assert.Equal((1, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), true), (one.Version, one.NextAt!.Value, one.IsInPack));
        Assert.Equal("{\"most\":90}", law.Pack!.Policies[0].Params.GetRawText());
        Assert.Equal("{\"most\":10}", (await cluster.Get<LawQueries>().ReadAsync(one.NextAt.Value, Cancel)).Pack!.Policies[0].Params.GetRawText());
        var history = await cluster.Get<ProvisionQueries>().HistoryAsync(LawPack.Provision, Cancel);
        Assert.Equal([(2, "alone"), (1, "alone")], history.Select(row => (row.Number, row.Approval!)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_status_rises_by_proof_and_by_two_persons_and_is_shown_as_it_is(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.Equal(["provision.reader", "provision.proof"], Codes(await ChangeAsync(consent, LawPack.Text(60, "verified-text"), Amina)));
        var read = $"verified-text, by: Amina, at: 2026-11-30, sha256: {new string('a', 64)}";
        var asked = Assert.IsType<Answer.Waits>(await ChangeAsync(consent, LawPack.Text(60, read, Proof), Amina));
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Amina)));

        var seen = await cluster.Get<ApprovalDetails>().FindAsync(Brahim, asked.Approval, Cancel);
        Assert.Contains(seen!.Difference, row => (row.Label.En, row.Before, row.After) == ("Verification", "unverified", "verified-text"));
        Assert.IsType<Answer.Done>(await AgreeAsync(consent, asked));

        var legal = (await cluster.Get<LawQueries>().ReadAsync(TimeProvider.System.GetUtcNow(), Cancel)).Pack!.Policies[0].Legal[0];
        Assert.Equal(("verified-text", 1, "Amina"), (legal.Status, legal.Version, legal.Provision!.Verification.By));

        // What was read is not what would stand there.
        Assert.Equal(["provision.unread"], Codes(await ChangeAsync(consent, LawPack.Text(59, read, Proof), Amina)));
        Assert.Equal(["provision.same"], Codes(await ChangeAsync(consent, LawPack.Text(60, read, Proof), Amina)));
        Assert.Equal(["provision.id"], Codes(await ChangeAsync(consent, LawPack.Text(60, id: "law-9"), Amina)));
        Assert.Equal(["pack.unknown_field"], Codes(await ChangeAsync(consent, LawPack.Text(60, more: ", colour: red"), Amina)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_would_leave_rules_that_cannot_judge_is_refused_whether_by_the_law_or_by_the_pack(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var none = $"{{id: {LawPack.Provision}, instrument: Loi 1, article: unverified, verification: {{status: unverified}}}}";
        var text = LawPack.Text(60).Replace("minutes: 60", "minutes: many", StringComparison.Ordinal);
        Assert.Equal(["provision.value"], Codes(await ChangeAsync(consent, none, Amina)));
        Assert.StartsWith("cel.", Codes(await ChangeAsync(consent, text, Amina))[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "cel.", Codes(await ChangeAsync(consent, text.Replace("article: unverified", "article: unverified, effectiveFrom: 2099-01-01", StringComparison.Ordinal), Amina))[0], StringComparison.Ordinal);

        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(90), Callers.SetUp));
        var other = new TestPack("tests", LawPack.Of(version: "3.0.0").Text.Replace("minutes", "hours", StringComparison.Ordinal));
        Assert.Equal(["provision.value"], Codes(await cluster.ActivateAsync(other)));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("still", 80), "lawful-201"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_preview_of_law_says_what_the_sweep_after_the_change_finds_and_writes_nothing(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("much", 45), "lawful-301"));
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(LawPack.System("little", 20), "lawful-302"));
        Assert.Equal(0, (await cluster.SweepAsync(TestDocument.Tenant)).Open);

        // Also of a day that is still to come.
        foreach (var more in (string[])["", ", effectiveFrom: 2099-01-01"])
        {
            var (page, denied) = await PreviewAsync(cluster, LawPack.Text(30, more: more));
            Assert.Equal([(PairChange.NewlyFailing, "much")], page.Select(pair => (pair.Change, pair.SubjectId)));
            Assert.Equal(1, denied);
        }

        Assert.Empty(await cluster.AllRowsAsync(["provision_version"]));
        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(30), Callers.SetUp));
        Assert.Equal(1, (await cluster.SweepAsync(TestDocument.Tenant)).Open);
        Assert.Equal([(PairChange.NewlyPassing, "much")], (await PreviewAsync(cluster, LawPack.Text(50))).Pairs.Select(pair => (pair.Change, pair.SubjectId)));

        // What is not law yet forbids nothing, and its gaps are listed all the same.
        var (draft, refused) = await PreviewAsync(cluster, LawPack.Text(10, more: ", state: draft"));
        Assert.Equal([(PairChange.NewlyFailing, "little", false), (PairChange.Differs, "much", false)], draft.OrderBy(pair => pair.SubjectId, StringComparer.Ordinal).Select(pair => (pair.Change, pair.SubjectId, pair.Denies)));
        Assert.Equal(0, refused);
    }

    [Fact]
    public async Task Two_silos_judge_by_a_new_version_from_its_commit_on()
    {
        var consent = await StartAsync(Databases.Postgres, silos: 2);
        await using var cluster = consent.Cluster;
        for (var round = 0; round < 3; round++)
        {
            Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(90 + round), Callers.SetUp));
            Assert.All(await ManyAsync($"wide-{round}"), answer => Assert.IsType<Answer.Done>(answer));
            Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(30 + round), Callers.SetUp));
            Assert.All(await ManyAsync($"narrow-{round}"), answer => Assert.Equal(["policy.denied"], Codes(answer)));
        }

        Task<Answer[]> ManyAsync(string name) => Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => cluster.DeclareAsync(LawPack.System($"{name}-{n}", 80), $"law-{name}-{n:00}")));
    }

    [Fact]
    public async Task A_report_is_by_one_law_or_is_none_and_marks_what_is_no_law()
    {
        var consent = await StartAsync(Databases.Sqlite);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(30, more: ", state: draft"), Callers.SetUp));
        var head = await AsReaderAsync(report => report.BeginAsync(null, Cancel));
        var law = Assert.Single(head!.Policies[0].Legal);
        Assert.Equal(("unverified", "draft", 1), (law.Status, law.State, law.Version));
        Assert.NotNull(await AsReaderAsync(report => report.PageAsync(ReportPageRequest.Of(head, null), Cancel)));
        Assert.IsType<Answer.Done>(await ChangeAsync(consent, LawPack.Text(30), Callers.SetUp));
        Assert.Null(await AsReaderAsync(report => report.PageAsync(ReportPageRequest.Of(head, null), Cancel)));

        async Task<T> AsReaderAsync<T>(Func<IReportGrain, Task<T>> ask)
        {
            using (cluster.As(Callers.Reader))
            {
                return await ask(cluster.Grains.GetGrain<IReportGrain>(0));
            }
        }
    }

    [Fact]
    public async Task Who_may_not_change_law_does_not()
    {
        var consent = await StartAsync(Databases.Sqlite);
        await using var cluster = consent.Cluster;
        foreach (var caller in (Caller[])[Callers.Finance, Brahim, Callers.Of(Callers.Tenant(TestDocument.Tenant), Role.SecurityOfficer)])
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ChangeAsync(consent, LawPack.Text(30), caller));
        }
    }

    private static async Task<(IReadOnlyList<PreviewPair> Pairs, int Denied)> PreviewAsync(Cluster cluster, string provision)
    {
        var pairs = new List<PreviewPair>();
        var (denied, after) = (0, (string?)null);
        using (cluster.As(Callers.Reader))
        {
            do
            {
                var request = new PreviewRequest(null, [], after) { Provisions = [new EstateText("law.yaml", provision)] };
                var page = await cluster.Grains.GetGrain<IPreviewGrain>(0).PageAsync(request, Cancel);
                Assert.Empty(page.Reasons);
                pairs.AddRange(page.Pairs);
                (denied, after) = (denied + page.Denied, page.Next);
            }
            while (after is not null);
        }

        return (pairs, denied);
    }

    private static async Task<Answer> ChangeAsync(Consent consent, string text, Caller caller, int? seen = null)
    {
        using (consent.Cluster.As(caller))
        {
            return await consent.Cluster.Grains.GetGrain<IProvisionGrain>(LawPack.Provision).ChangeAsync(new ChangeProvision(consent.Next(), text, seen), Cancel);
        }
    }

    // As many as the table and the guard of the population ask for.
    private static async Task<Answer> AgreeAsync(Consent consent, Answer.Waits asked)
    {
        var first = await consent.ApproveAsync(asked, Brahim);
        var chafia = Callers.Person("chafia", Role.Operator);
        var second = await consent.ApproveAsync(asked, chafia);
        return second is Answer.Refused { Reasons: [{ Code: "approval.used" }] } ? first : second;
    }

    private async Task<Consent> StartAsync(string engine, int silos = 1)
    {
        var consent = new Consent(await clusters.StartAsync(engine, silos, LawPack.Of()));
        await consent.GiveAsync(Amina);
        await consent.GiveAsync(Brahim);
        await consent.GiveAsync(Callers.Person("chafia", Role.Operator));
        await consent.Cluster.DeclareAsync(TestDocument.Body(TestDocument.Tenant), "lawful-tenant");
        return consent;
    }
}

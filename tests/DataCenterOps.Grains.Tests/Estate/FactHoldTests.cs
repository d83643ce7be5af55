using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Estate;

/// <summary>A fact that sets a rule aside waits for its owner and a second person, and is then done as it was frozen.</summary>
public sealed class FactHoldTests(Clusters clusters)
{
    private static readonly TestPack AtHome = new("tests",
        """
        pack: {id: tests, version: 2.0.0, jurisdiction: DZ}
        policies:
        - id: TST-009
          version: 2.0.0
          category: residency
          severity: high
          mode: enforce
          title: {en: "At home", fr: "Chez soi", ar: "في الوطن"}
          target: System
          match: "subject.personalData"
          require:
          - id: at-home
            expression: "subject.placements.all(p, p.siteId == 'alg-dc1')"
            message: {en: "no", fr: "non", ar: "لا"}
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: home, expect: pass, subject: {personalData: true, placements: [{siteId: alg-dc1}]}}
          - {name: abroad, expect: at-home, subject: {personalData: true, placements: [{siteId: par-dc1}]}}
        """);

    private static readonly Caller Chafia = Callers.Person("chafia", Role.SecurityOfficer);

    private static readonly string[] Languages = ["ar", "fr", "en"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_apply_that_takes_the_fact_away_and_adds_a_copy_abroad_changes_nothing_and_says_why(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var before = await cluster.ReadAsync(System());

        var plan = await ApplyAsync(cluster, Brahim, Changed(personal: false, abroad: true));

        var item = plan.Items.Single(item => item.Id == "pensions");
        Assert.Equal(("held", false), (item.Action, plan.Applied));
        Assert.Equal(["fact.guarded"], item.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        var rule = JsonNode.Parse(item.Held!)!["rules"]![0]!;
        Assert.Equal(("TST-009", "at-home", "starts-passing"), ((string?)rule["policy"], (string?)rule["rule"], (string?)rule["effect"]));
        Assert.Equal("""["personalData"]""", rule["facts"]!.ToJsonString());
        Assert.All(Languages, language => Assert.Contains("personalData", (string?)rule["message"]![language], StringComparison.Ordinal));
        Assert.Equal(before, await cluster.ReadAsync(System()));
        Assert.Single(await cluster.EntriesAsync(System()));
        Assert.Contains("\"holdSha256\"", (await consent.EntriesAsync($"approval/{item.Approval}"))[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_owner_has_agreed_it_is_done_once_as_it_was_frozen_and_the_rows_can_be_made_anew(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var asked = Assert.IsType<Answer.Waits>(await DeclareAsync(cluster, Brahim, Changed(personal: false), "fact-0001"));
        Assert.Equal(asked, await DeclareAsync(cluster, Brahim, Changed(personal: false), "fact-0001"));
        Assert.Equal(["operation.reused"], Codes(await DeclareAsync(cluster, Brahim, Changed(personal: false, abroad: true), "fact-0001")));

        // Neither who asked nor another operator, to whom the fact does not belong.
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Brahim with { Roles = [Role.SecurityOfficer] })));
        Assert.Equal(["auth.forbidden"], Codes(await consent.ApproveAsync(asked, Callers.Person("dalil", Role.Operator))));
        var done = Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Chafia));

        Assert.Equal(done, await ExecuteAsync(cluster, asked));
        Assert.Contains("\"personalData\":false", (await cluster.ReadAsync(System())).Body, StringComparison.Ordinal);
        var entries = await cluster.EntriesAsync(System());
        Assert.Equal(2, entries.Count);
        var last = Encoding.UTF8.GetString(entries[^1].Bytes.Span);
        Assert.Contains($"\"approval\":\"{asked.Approval}\"", last, StringComparison.Ordinal);
        Assert.Contains("\"actor\":\"u-brahim\"", last, StringComparison.Ordinal);

        var shown = (await cluster.Get<ApprovalDetails>().FindAsync(Chafia, asked.Approval, Cancel))!;
        Assert.Equal(("compliant", "not-applicable"), (shown.Difference[0].Before, shown.Difference[0].After));
        Assert.Contains(shown.Difference, row => row.Label.En == "personalData" && row.Before == "true" && row.After == "false");

        string[] tables = ["approval", "approval_act", "declared"];
        var rows = await cluster.AllRowsAsync(tables);
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(rows, await cluster.AllRowsAsync(tables));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_owner_has_agreed_to_is_not_done_when_the_estate_has_moved_on(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        var changed = Assert.IsType<Answer.Waits>(await DeclareAsync(cluster, Brahim, Changed(personal: false), "moved-0001"));
        Assert.IsType<Answer.Done>(await DeclareAsync(cluster, Brahim, Changed(personal: true, name: "Renamed"), "moved-0002"));
        Assert.Equal(["approval.object_changed"], Codes(await consent.ApproveAsync(changed, Chafia)));

        var gone = Assert.IsType<Answer.Waits>(await DeclareAsync(cluster, Brahim, Changed(personal: false, abroad: true), "moved-0004"));
        Assert.IsType<Answer.Done>(await cluster.RetireAsync(new TestDocument("Site", "par-dc1", "par-dc1", ""), "moved-0005"));
        Assert.Equal(["estate.reference"], Codes(await consent.ApproveAsync(gone, Chafia)));

        var policies = Assert.IsType<Answer.Waits>(await DeclareAsync(cluster, Brahim, Changed(personal: false), "moved-0003"));
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(AtHome with { Text = AtHome.Text.Replace("2.0.0", "2.0.1", StringComparison.Ordinal) }));
        Assert.Equal(["approval.policy_changed"], Codes(await consent.ApproveAsync(policies, Chafia)));
        Assert.Contains("\"personalData\":true", (await cluster.ReadAsync(System())).Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_program_and_the_set_up_identity_are_nobody_s_second_person_and_the_attempt_is_an_entry(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.Equal(["fact.guarded", "approval.person"], Codes(await DeclareAsync(cluster, Callers.Operator, Changed(personal: false), "program-01")));
        Assert.Equal(["fact.guarded", "approval.person"], Codes(await DeclareAsync(cluster, Callers.SetUp, Changed(personal: false), "set-up-0001")));
        var plan = await ApplyAsync(cluster, Callers.SetUp, Changed(personal: false, abroad: true));
        Assert.Equal(("refused", false), (plan.Items.Single(item => item.Id == "pensions").Action, plan.Applied));
        Assert.Equal(3, (await cluster.EntriesAsync(System())).Count(entry => Encoding.UTF8.GetString(entry.Bytes.Span).Contains("fact.guarded", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deeds_of_one_person_are_done_at_once(string engine)
    {
        var consent = await StartAsync(engine);
        await using var cluster = consent.Cluster;
        Assert.IsType<Answer.Done>(await DeclareAsync(cluster, Brahim, Changed(personal: true, name: "Renamed"), "deeds-0001"));
        Assert.Equal(["policy.denied"], Codes(await DeclareAsync(cluster, Brahim, Changed(personal: true, abroad: true), "deeds-0002")));
    }

    private async Task<Consent> StartAsync(string engine)
    {
        var consent = new Consent(await clusters.StartAsync(engine, silos: 1, AtHome));
        foreach (var person in new[] { Amina, Brahim, Chafia })
        {
            await consent.GiveAsync(person);
        }

        Assert.True((await ApplyAsync(consent.Cluster, Callers.SetUp, System())).Applied);
        return consent;
    }

    private static Task<Answer> DeclareAsync(Cluster cluster, Caller caller, TestDocument document, string operation) =>
        cluster.DeclareAsync(document, operation, caller: caller);

    private static async Task<EstatePlan> ApplyAsync(Cluster cluster, Caller caller, TestDocument document)
    {
        using (cluster.As(caller))
        {
            return await cluster.Grains.GetGrain<IEstateGrain>(0).ApplyAsync(
                new EstateRequest(Operation(), [.. Around(document)], Prune: false), Cancel);
        }
    }

    // A folder that is whole: what the system names stands beside it.
    private static IEnumerable<EstateText> Around(TestDocument document) =>
    [
        new EstateText("estate.yaml", """
            document: Estate
            id: small
            name: {ar: "ص", fr: "p", en: "s"}
            dataCategories: [identity]
            ---
            {document: Jurisdiction, id: DZ, name: {ar: "ج", fr: "A", en: "A"}}
            ---
            {document: Jurisdiction, id: FR, name: {ar: "ف", fr: "F", en: "F"}}
            ---
            {document: Site, id: alg-dc1, name: {ar: "م", fr: "s", en: "s"}, jurisdiction: DZ, national: true, coordinates: {lat: 36.7, lon: 3.0}, classificationCeiling: secret}
            ---
            {document: Site, id: par-dc1, name: {ar: "م", fr: "s", en: "s"}, jurisdiction: FR, national: false, coordinates: {lat: 48.8, lon: 2.3}, classificationCeiling: public}
            ---
            {document: Meter, id: vm_vcpu, shape: state, unit: Cores, billedUnit: Core-Hours}
            ---
            {document: Tenant, id: min-interior, name: {ar: "و", fr: "i", en: "i"}, kind: institution}
            """),
        new EstateText("system.yaml", document.Text.Insert(1, "\"document\":\"System\",")),
    ];

    private static OperationId Operation() => OperationId.From(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

    private static async Task<Answer> ExecuteAsync(Cluster cluster, Answer.Waits asked)
    {
        using (cluster.As(Callers.Program))
        {
            return await cluster.Grain(System()).ExecuteApprovedAsync(asked.Approval, Cancel);
        }
    }

    private static TestDocument System() => TestDocument.System("pensions");

    private static TestDocument Changed(bool personal, bool abroad = false, string name = "Civil registry")
    {
        var system = TestDocument.System("pensions", name);
        var fields = JsonNode.Parse(system.Text)!;
        fields["personalData"] = personal;
        if (abroad)
        {
            fields["placements"]!.AsArray().Add(new JsonObject { ["id"] = "p2", ["role"] = "replica", ["siteId"] = "par-dc1", ["encryptedAtRest"] = true });
        }

        return system with { Text = Encoding.UTF8.GetString(CanonicalJson.Write(fields)) };
    }
}

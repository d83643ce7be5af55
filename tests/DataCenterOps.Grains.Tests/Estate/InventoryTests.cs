using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Grains.Tests.Estate;

/// <summary>What a site signs to hold counts beside what is declared, and what nobody declared becomes a finding.</summary>
public sealed class InventoryTests(Clusters clusters)
{
    private static readonly TestPack Attested = new("tests",
        """
        pack: {id: tests, version: 3.0.0, jurisdiction: DZ}
        policies:
        - id: TST-012
          version: 3.0.0
          category: residency
          severity: critical
          mode: audit
          modeByPoint: {admission: off}
          title: {en: "Attested is declared", fr: "Attesté est déclaré", ar: "المشهود به مصرح به"}
          target: System
          match: "has(subject.copies) && size(subject.copies) > 0"
          require:
          - id: attested-is-declared
            expression: "subject.copies.all(c, c.declared)"
            evidence: "subject.copies.filter(c, !c.declared)"
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          - id: attested-everywhere
            expression: "subject.placements.all(p, p.?attested.orValue(false))"
            evidence: "subject.placements.filter(p, !p.?attested.orValue(false))"
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: yes, expect: pass, subject: {copies: [{declared: true}], placements: [{attested: true}]}}
          - {name: no, expect: [attested-is-declared, attested-everywhere], subject: {copies: [{declared: false}], placements: [{id: p1}]}}
        - id: TST-013
          version: 3.0.0
          category: residency
          severity: critical
          mode: audit
          modeByPoint: {admission: off}
          title: {en: "Attested systems are declared", fr: "Systèmes attestés déclarés", ar: "الأنظمة المشهود بها مصرح بها"}
          target: Site
          match: "has(subject.undeclaredCopies)"
          require:
          - id: attested-system-is-declared
            expression: "size(subject.undeclaredCopies) == 0"
            evidence: "subject.undeclaredCopies"
          exceptions: {allowed: false}
          tests:
          - {name: yes, expect: pass, subject: {undeclaredCopies: []}}
          - {name: no, expect: attested-system-is-declared, subject: {undeclaredCopies: [{id: a}]}}
        """);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copy_abroad_that_nobody_declared_is_a_finding_with_the_signature_as_evidence_until_the_site_attests_otherwise(string engine)
    {
        await using var cluster = await StartAsync(engine);
        var now = TimeProvider.System.GetUtcNow();
        await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddHours(-2), ("pensions", "primary"));
        await cluster.SweepAsync(TestDocument.Tenant);
        Assert.Empty(await FindingsAsync(cluster));

        // YAML says that the only copy is at home; Paris signs that it has one.
        var abroad = Assert.IsType<Answer.Done>(await SiteWord.AttestAsync(cluster, "par-dc1", now.AddHours(-2), ("pensions", "backup"), ("pensions", "backup"), ("nobodys", "primary")));
        Assert.True(abroad.Position > 0);
        await cluster.SweepAsync(TestDocument.Tenant);
        var finding = Assert.Single(await FindingsAsync(cluster));
        Assert.Equal(("TST-012", "attested-is-declared"), (finding.Policy, finding.Rule));
        var body = JsonNode.Parse(finding.Body)!;
        var evidence = body["evidence"]![0]!;
        Assert.Equal(("par-dc1", "FR", 2L), ((string?)evidence["siteId"], (string?)evidence["jurisdiction"], (long)evidence["volumes"]!));
        Assert.Equal(SiteWord.Signed("par-dc1", now.AddHours(-2), ("pensions", "backup"), ("pensions", "backup"), ("nobodys", "primary")).Signature, (string?)evidence["signature"]);
        Assert.Equal("copies par-dc1/backup removed", (string?)body["counterfactual"]![0]!["change"]);

        // A copy of what nobody has declared is no system's: the site that signs for it has the finding.
        await cluster.SweepAsync("platform");
        var nobodys = Assert.Single(await FindingsAsync(cluster), row => row.Policy == "TST-013");
        Assert.Equal(("Site", "par-dc1", null), (nobodys.SubjectKind, nobodys.SubjectId, nobodys.Tenant));
        var copy = JsonNode.Parse(nobodys.Body)!["evidence"]![0]!;
        Assert.Equal(("nobodys/primary", (string?)evidence["signature"]), ((string?)copy["id"], (string?)copy["signature"]));

        string[] tables = ["attested_site", "attested_copy", "finding", "declared", "estate_revision"];
        var rows = await cluster.AllRowsAsync(tables);
        Assert.Contains(rows, row => row.Contains("nobodys", StringComparison.Ordinal));
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(rows, await cluster.AllRowsAsync(tables));

        // The next inventory takes the place of the last; without the site's word the place at home is only declared.
        await SiteWord.AttestAsync(cluster, "par-dc1", now.AddHours(-1));
        await cluster.SweepAsync("platform");
        await cluster.SweepAsync(TestDocument.Tenant);
        Assert.Empty(await FindingsAsync(cluster));
        await SiteWord.AttestAsync(cluster, "par-dc1", now.AddMinutes(-30), ("pensions", "backup"));
        await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddHours(-1));
        await cluster.SweepAsync(TestDocument.Tenant);
        Assert.Equal(["attested-everywhere", "attested-is-declared"], (await FindingsAsync(cluster)).Select(row => row.Rule).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_the_site_s_word_is_refused_with_every_reason_and_entered(string engine)
    {
        await using var cluster = await StartAsync(engine);
        var now = TimeProvider.System.GetUtcNow();
        var good = SiteWord.Signed("alg-dc1", now.AddHours(-1), ("pensions", "primary"));
        Assert.IsType<Answer.Done>(await SiteWord.PostAsync(cluster, "alg-dc1", good.Document));

        Assert.Equal(["inventory.replayed"], Consent.Codes(await SiteWord.PostAsync(cluster, "alg-dc1", good.Document)));
        Assert.Equal(["inventory.replayed"], Consent.Codes(await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddHours(-2))));
        Assert.Equal(["inventory.site", "inventory.signature"], Consent.Codes(await SiteWord.PostAsync(cluster, "par-dc1", good.Document)));
        Assert.Equal(["inventory.signature"], Consent.Codes(await SiteWord.PostAsync(
            cluster, "alg-dc1", SiteWord.Signed("alg-dc1", now).Document.Replace("\"items\":[]", "\"items\":[{\"system\":\"pensions\"}]", StringComparison.Ordinal))));
        Assert.Equal(["inventory.future"], Consent.Codes(await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddHours(1))));
        Assert.Equal(["inventory.stale", "inventory.replayed"], Consent.Codes(await SiteWord.AttestAsync(cluster, "alg-dc1", now.AddDays(-9))));
        Assert.Equal(["inventory.key"], Consent.Codes(await SiteWord.AttestAsync(cluster, "ora-dc1", now.AddHours(-1))));
        Assert.Equal(["inventory.kept"], Consent.Codes(await cluster.RetireAsync(new TestDocument("SiteInventory", "alg-dc1", "alg-dc1", ""), "retire-0001")));
        var entries = await cluster.EntriesAsync(new TestDocument("SiteInventory", "alg-dc1", "alg-dc1", ""));
        Assert.Equal(7, entries.Count);
        Assert.Equal(6, entries.Count(entry => Encoding.UTF8.GetString(entry.Bytes.Span).Contains("\"outcome\":\"refused\"", StringComparison.Ordinal)));
    }

    private async Task<Cluster> StartAsync(string engine)
    {
        var cluster = await clusters.StartAsync(engine, silos: 1, Attested);
        await SiteWord.DeclareSitesAsync(cluster);
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("pensions"), "system-0001"));
        return cluster;
    }

    private static async Task<IReadOnlyList<FindingRow>> FindingsAsync(Cluster cluster) =>
        (await cluster.Get<FindingQueries>().ListAsync(Domain.Access.TenantScope.All, new FindingFilter(), 50, null, Cancel)).Items;
}

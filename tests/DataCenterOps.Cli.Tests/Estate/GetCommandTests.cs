using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Estate;

public sealed class GetCommandTests
{
    [Fact]
    public async Task All_pages_become_one_list()
    {
        using var server = new FakeServer()
            .Answers(200, """{"items":[{"id":"a","name":{"en":"One","ar":"واحد"},"tenant":"t","kind":"portal"}],"next":"c/1"}""")
            .Answers(200, """{"items":[{"id":"b","name":{"en":"Two"},"tenant":"t","kind":"register"}],"next":null}""");
        var (code, written, _) = await Dcops.RunAsync(server, "get", "System", "-o", "json");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(2, JsonDocument.Parse(written).RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal(
            ["/api/v1/systems?limit=1000", "/api/v1/systems?limit=1000&after=c%2F1"],
            server.Asked.Select(asked => asked.Path),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_list_is_a_table_without_colours_in_a_pipe()
    {
        using var server = new FakeServer()
            .Answers(200, """{"items":[{"id":"a","name":{"en":"One","ar":"واحد"},"tenant":"t","kind":"portal"}],"next":null}""");
        var (_, written, _) = await Dcops.RunAsync(server, "get", "systems", "--lang", "ar");
        Assert.DoesNotContain('\u001b', written);
        Assert.Contains("TENANT", written, StringComparison.Ordinal);
        Assert.Contains("واحد", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_thing_is_not_there()
    {
        using var server = new FakeServer().Answers(404, """{"code":"not_found","detail":"there is no such system"}""");
        var (code, _, errors) = await Dcops.RunAsync(server, "get", "system", "payroll");
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal("dcops: there is no such system [not_found]\n", errors);
    }

    [Theory]
    [InlineData("systems", "civil-registry", "api/v1/systems/civil-registry")]
    [InlineData("Person", "p-1", "api/v1/people/p-1")]
    [InlineData("key", "min-interior/dek", "api/v1/keys/min-interior/dek")]
    [InlineData("site", "a b?c", "api/v1/sites/a%20b%3Fc")]
    public void A_thing_has_one_path_however_its_kind_is_called(string kind, string id, string path) =>
        Assert.Equal(path, KindPath.Of(kind, id));

    [Fact]
    public async Task Explain_tells_decision_findings_and_history()
    {
        using var server = new FakeServer().Answers(200, $$"""
            {"decision":{{Policies.DecisionTextTests.Denied}},
             "recorded":{"id":"0199-r","outcome":"allow","at":"2026-09-20T12:00:00Z","actor":"u-1","position":39},
             "changed":{"at":"2026-09-20T12:00:00Z","position":38},
             "findings":[{"policy":"DCO-RES-001","rule":"r","severity":"critical","firstSeen":"2026-09-20T12:00:00Z","position":41,
               "finding":{"policy":"DCO-RES-001","rule":"r","outcome":"violation","message":{"en":"Leaves."},"evidence":[{"id":"p9"}],"evidenceLeftOut":12,
                 "legal":[{"instrument":"Loi 18-07","article":"44","status":"verified-text","verifiedAt":"2026-11-24"}],
                 "remediation":{"en":"Move it."},"counterfactual":[{"change":"placements p9 removed","becomes":"compliant"}]} }],
             "history":[{"position":7,"at":"2026-09-20T12:00:00Z","type":"estate/system-created/1","actor":"u-1","outcome":"applied"}]}
            """);
        var (code, written, _) = await Dcops.RunAsync(server, "explain", "system", "payroll");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("/api/v1/systems/payroll/explain", Assert.Single(server.Asked).Path);
        Assert.Contains("denied: System payroll", written, StringComparison.Ordinal);
        Assert.All(
            (string[])
            [
                "DCO-RES-001/r", "Leaves.", "id=p9", "+12 ", "Loi 18-07 art. 44 (wording read, as of 2026-11-24)", "Move it.", "placements p9 removed",
                "entry of the ledger: 41 (dcops ledger prove 41)",
                "last decision in the ledger: allowed 0199-r (2026-09-20T12:00:00Z, u-1)", "entry of the ledger: 39 (dcops ledger prove 39)",
                "last changed: 2026-09-20T12:00:00Z", "entry of the ledger: 38 (dcops ledger prove 38)",
            ],
            told => Assert.Contains(told, written, StringComparison.Ordinal));
        Assert.Contains("estate/system-created/1", written, StringComparison.Ordinal);
    }
}

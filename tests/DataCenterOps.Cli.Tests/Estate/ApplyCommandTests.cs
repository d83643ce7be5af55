using System.Text.Json;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cli.Tests.Policies;

namespace DataCenterOps.Cli.Tests.Estate;

public sealed class ApplyCommandTests
{
    private const string Create = """
        {"items":[{"document":"Site","id":"alg-dc1","action":"create","file":"a.yaml","line":3},
                  {"document":"Tenant","id":"min-interior","action":"change","file":"a.yaml","line":9,
                   "changes":[{"path":"dpo","before":"p-1","after":"p-2"},{"path":"head","after":"p-3"}]},
                  {"document":"Site","id":"ora-dc2","action":"unchanged","file":"a.yaml","line":20}],
         "counts":{"create":1,"change":1,"unchanged":1,"retire":0,"refused":0},"applied":false}
        """;

    private const string Unchanged = """{"items":[],"counts":{"unchanged":3}}""";

    [Fact]
    public async Task A_plan_is_shown_and_then_carried_out_with_the_same_documents()
    {
        using var folder = new Folder().With("a.yaml", "document: Site\nid: alg-dc1\nname: السجل\n");
        using var server = new FakeServer().Answers(200, Create).Answers(200, Create);
        var (code, written, errors) = await Dcops.RunAsync(server, "apply", folder.Path, "--yes");
        Assert.Equal(ExitCode.Done, code);
        Assert.Empty(errors);
        Assert.Equal(
            """
            + create Site alg-dc1  (a.yaml:3)
            ~ change Tenant min-interior  (a.yaml:9)
                ~ dpo: p-1 → p-2
                + head: p-3
            1 create, 1 change, 1 unchanged, 0 retire, 0 refused
            applied: 1 create, 1 change, 1 unchanged, 0 retire, 0 refused

            """.ReplaceLineEndings("\n"),
            written);
        Assert.Equal(["/api/v1/estate/plan", "/api/v1/estate/apply"], server.Asked.Select(asked => asked.Path), StringComparer.Ordinal);
        Assert.Equal(server.Asked[0].Body, server.Asked[1].Body);
        var sent = JsonDocument.Parse(server.Asked[0].Body).RootElement.GetProperty("documents")[0];
        Assert.Equal("a.yaml", sent.GetProperty("file").GetString());
        Assert.Equal("document: Site\nid: alg-dc1\nname: السجل\n", sent.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_refusal_names_rule_evidence_article_and_remedy_and_is_ordered_so_that_the_ledger_has_it()
    {
        using var folder = new Folder().With("a.yaml", "x");
        var refused = $$"""
            {"items":[{"document":"System","id":"payroll","action":"refused","file":"a.yaml","line":1,
              "reasons":[{"code":"policy.denied","message":"denied"},{"code":"id.taken","message":"`payroll` is taken"}],
              "decision":{{DecisionTextTests.Denied}}
              }],"counts":{"refused":1} }
            """;
        using var server = new FakeServer().Answers(200, refused).Answers(403, refused);
        var (code, written, _) = await Dcops.RunAsync(server, "apply", folder.Path, "--lang", "fr");
        Assert.Equal(ExitCode.Refused, code);
        Assert.Equal(["/api/v1/estate/plan", "/api/v1/estate/apply"], server.Asked.Select(asked => asked.Path), StringComparer.Ordinal);
        Assert.Contains("✗ refusé System payroll  (a.yaml:1)\n  `payroll` is taken [id.taken]\n", written, StringComparison.Ordinal);
        Assert.Contains("preuve: id=p-9 siteId=site-fr1 jurisdiction=FR", written, StringComparison.Ordinal);
        Assert.Contains("Loi 18-07 art. 44 al. 1-2 ; 45 (texte lu)", written, StringComparison.Ordinal);
        Assert.Contains("remède: Ramenez le réplica.", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "it waits for the fact’s owner and a second person", "the rule no longer applies", "nothing was changed")]
    [InlineData("fr", "attend le responsable du fait", "la règle ne s’applique plus", "rien n’a été modifié")]
    [InlineData("ar", "ينتظر صاحب المعلومة", "القاعدة لن تنطبق", "لم يتغير شيء")]
    public async Task What_waits_for_others_ends_with_4_and_says_why(string language, string waits, string rule, string nothing)
    {
        using var folder = new Folder().With("a.yaml", "x");
        const string Held = """
            {"items":[{"document":"System","id":"payroll","action":"held","file":"a.yaml","line":1,
              "reasons":[{"code":"fact.guarded","message":"in English"}],"approval":"a-1","digest":"abc",
              "held":{"rules":[{"policy":"DCO-RES-001","message":{"ar":"القاعدة لن تنطبق","en":"the rule no longer applies","fr":"la règle ne s’applique plus"}}],"rulesLeftOut":2},
              "changes":[{"path":"personalData","before":"true","after":"false"}]}],
             "counts":{"held":1},"applied":false,"approval":"a-1","digest":"abc"}
            """;
        using var server = new FakeServer().Answers(200, Held).Answers(202, Held);
        var (code, written, _) = await Dcops.RunAsync(server, "apply", folder.Path, "--yes", "--lang", language);
        Assert.Equal(ExitCode.Waits, code);
        Assert.Equal(["/api/v1/estate/plan", "/api/v1/estate/apply"], server.Asked.Select(asked => asked.Path), StringComparer.Ordinal);
        Assert.All(new[] { waits, rule, nothing, "a-1", "personalData: true → false", "+ 2" }, text => Assert.Contains(text, written, StringComparison.Ordinal));
        Assert.DoesNotContain("in English", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_told_as_compilers_do()
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(422, """
            {"code":"estate.invalid","errors":[{"code":"estate.unknown_field","message":"`nmae` is no field",
              "file":"a.yaml","line":4,"column":1,"path":"nmae"}],"errorCount":1200}
            """);
        var (code, written, errors) = await Dcops.RunAsync(server, "apply", folder.Path);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Empty(written);
        Assert.Equal("a.yaml:4:1: `nmae` is no field [estate.unknown_field]\n1200 errors; nothing was changed\n", errors);
    }

    [Theory]
    [InlineData("n", 1, 1)]
    [InlineData("", 1, 1)]
    [InlineData("y", 2, 0)]
    [InlineData("oui", 2, 0)]
    [InlineData("نعم", 2, 0)]
    public async Task A_person_is_asked_before_anything_changes(string answer, int requests, int expected)
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(200, Create).Answers(200, Create);
        var (code, _, errors) = await Dcops.AskedAsync(server, answer, "apply", folder.Path);
        Assert.Contains("Apply 2 changes? [y/N]", errors, StringComparison.Ordinal);
        Assert.Equal(requests, server.Asked.Count);
        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task What_is_already_so_is_not_applied_again()
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(200, Unchanged);
        var (code, written, _) = await Dcops.RunAsync(server, "apply", folder.Path);
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("0 create, 0 change, 3 unchanged, 0 retire, 0 refused\n", written);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task Programs_get_one_json_document_and_a_plan_alone_changes_nothing()
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(200, Create);
        var (code, written, _) = await Dcops.RunAsync(server, "apply", folder.Path, "--plan", "--prune", "-o", "json");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(1, JsonDocument.Parse(written).RootElement.GetProperty("counts").GetProperty("create").GetInt32());
        Assert.EndsWith("\"prune\":true}", Assert.Single(server.Asked).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_needs_a_second_person_ends_with_4()
    {
        using var folder = new Folder().With("a.yaml", "x");
        using var server = new FakeServer().Answers(200, Create).Answers(202, """{"approval":"0199-a","digest":"sha256:00"}""");
        var (code, _, errors) = await Dcops.RunAsync(server, "apply", folder.Path);
        Assert.Equal(ExitCode.Waits, code);
        Assert.Contains("0199-a", errors, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Policies;

/// <summary>What a draft of a pack or changed documents would do, asked over HTTP of the sample estate.</summary>
public sealed class PreviewTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_system_that_would_move_abroad_is_newly_failing_with_its_law_and_nothing_changes(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var document = new JsonObject { ["file"] = "s.yaml", ["text"] = Writing.SystemYaml("preview-abroad", "mrs-dc1") };
        var pages = await PreviewAsync(api, new JsonObject { ["documents"] = new JsonArray(document) });
        var found = pages.SelectMany(page => page["items"]!.AsArray()).Single(item => item!["policy"]!.GetValue<string>() == "DCO-RES-001")!;

        Assert.Equal(("newly-failing", "preview-abroad", "cnas", "vital"), (Text(found, "change"), Text(found["subject"]!, "id"), Text(found, "tenant"), Text(found, "criticality")));
        Assert.True(found["denies"]!.GetValue<bool>());
        Assert.NotEmpty(found["legal"]!.AsArray());
        Assert.All((string[])["ar", "fr", "en"], language => Assert.NotEmpty(Text(found["message"]!, language)));
        Assert.Equal(1, pages.Sum(page => page["denied"]!.GetValue<int>()));
        (await api.GetAsync("/api/v1/systems/preview-abroad")).IsProblem(404, "not_found");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task The_pack_in_force_changes_nothing_and_one_that_nobody_can_meet_fails_every_system(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var text = await File.ReadAllTextAsync(Path.Combine(HostProcess.Root, "deploy/policies/dz-gov-baseline.yaml"), TestContext.Current.CancellationToken);
        Assert.All(await PreviewAsync(api, Draft(text)), page => Assert.Empty(page["items"]!.AsArray()));

        var pages = await PreviewAsync(api, Draft(NobodyMeets));
        var systems = pages.SelectMany(page => page["items"]!.AsArray()).Where(item => Text(item!, "policy") == "TST-900").ToArray();
        Assert.True(systems.Length >= 40, $"{systems.Length} systems");
        Assert.All(systems, item => Assert.Equal("newly-failing", Text(item!, "change")));

        // A flow is its owner's, as its findings are.
        var flows = pages.SelectMany(page => page["items"]!.AsArray()).Where(item => Text(item!, "policy") == "TST-901").ToArray();
        Assert.NotEmpty(flows);
        Assert.All(flows, item => Assert.NotNull(item!["tenant"]));
    }

    [Fact]
    public async Task A_draft_whose_tests_fail_is_shown_with_them_and_does_not_come_into_force()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var text = NobodyMeets.Replace("expect: pass, subject: {id: the-only-one}", "expect: pass, subject: {id: nobody}", StringComparison.Ordinal);
        var pages = await PreviewAsync(api, Draft(text));
        Assert.Equal(2, pages[0]["failingTests"]!.AsArray().Count);
        Assert.Contains("expects pass and gives never", pages[0]["failingTests"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.Empty(page["failingTests"]!.AsArray()));
        Assert.NotEmpty(pages.SelectMany(page => page["items"]!.AsArray()));
        (await api.SendAsync(HttpMethod.Post, "/api/v1/packs", new JsonObject { ["file"] = "draft.yaml", ["text"] = text }.ToJsonString())).IsProblem(422, "pack.test_failed");
    }

    [Fact]
    public async Task What_is_no_draft_says_where_it_is_wrong_and_who_may_not_ask_is_told_so()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var wrong = await api.SendAsync(HttpMethod.Post, "/api/v1/packs/preview", Draft("pack: {id: broken").ToJsonString());
        wrong.IsProblem(422, "request.invalid");
        Assert.Contains("draft.yaml:", wrong.Text, StringComparison.Ordinal);
        (await api.SendAsync(HttpMethod.Post, "/api/v1/packs/preview", """{"after":"elsewhere"}""")).IsProblem(422, "request.invalid");
        using var tenant = await api.AsAsync("cnas", "tenant-admin");
        (await tenant.SendAsync(HttpMethod.Post, "/api/v1/packs/preview", "{}")).IsProblem(403, "auth.forbidden");
    }

    private const string NobodyMeets =
        """
        pack: {id: dz-gov-baseline, version: 9.9.9, jurisdiction: DZ}
        policies:
        - id: TST-900
          category: security
          severity: high
          mode: audit
          title: {en: "None", fr: "Aucun", ar: "لا شيء"}
          target: System
          match: "true"
          require:
          - id: never
            expression: "subject.id == 'the-only-one'"
          tests:
          - {name: passes, expect: pass, subject: {id: the-only-one}}
          - {name: fails, expect: never, subject: {id: another}}
        - id: TST-901
          category: flows
          severity: high
          mode: audit
          title: {en: "None", fr: "Aucun", ar: "لا شيء"}
          target: DataFlow
          match: "true"
          require:
          - id: never
            expression: "subject.id == 'the-only-one'"
          tests:
          - {name: passes, expect: pass, subject: {id: the-only-one}}
          - {name: fails, expect: never, subject: {id: another}}
        """;

    private static JsonObject Draft(string text) => new() { ["pack"] = new JsonObject { ["file"] = "draft.yaml", ["text"] = text } };

    private static string Text(JsonNode item, string name) => item[name]!.GetValue<string>();

    private static async Task<IReadOnlyList<JsonObject>> PreviewAsync(ApiClient api, JsonObject request)
    {
        var pages = new List<JsonObject>();
        do
        {
            var answer = await api.SendAsync(HttpMethod.Post, "/api/v1/packs/preview", request.ToJsonString());
            Assert.True(answer.Status == 200, answer.Text);
            pages.Add(answer.Json.AsObject());
            request["after"] = pages[^1]["next"]?.DeepClone();
        }
        while (request["after"] is not null);
        return pages;
    }
}

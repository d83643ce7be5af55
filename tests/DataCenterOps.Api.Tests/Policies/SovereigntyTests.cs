using System.Globalization;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Policies;

/// <summary>Scores of sovereignty of the sample estate, asked over HTTP.</summary>
public sealed class SovereigntyTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_system_says_what_each_answer_rests_on_and_whose_framework_that_is(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        await SweptAsync(api);
        var system = (await api.GetAsync("/api/v1/systems/cnas-claims/sovereignty")).Json;

        Assert.Equal("cnas", Text(system, "tenant"));
        Assert.Equal(("unverified", false), (Text(system, "status"), system["isCertification"]!.GetValue<bool>()));
        Assert.Contains("EU Cloud Sovereignty Framework", Text(system, "framework"), StringComparison.Ordinal);
        var objectives = system["objectives"]!.AsArray().Select(item => item!).ToArray();
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"SOV-{n}"), objectives.Select(item => Text(item, "id")));
        Assert.Equal(
            decimal.Parse(Text(system, "score"), CultureInfo.InvariantCulture),
            objectives.Sum(item => item["weight"]!.GetValue<int>() * item["level"]!.GetValue<int>()) / 4m);
        var answers = objectives.SelectMany(item => item["answers"]!.AsArray()).Select(item => item!).ToArray();
        Assert.All(answers, answer => Assert.True(
            answer["declaredOnly"]!.GetValue<bool>() ? answer["level"]!.GetValue<int>() == 0 : answer["evidence"]!.AsArray().Count > 0, answer.ToJsonString()));
        Assert.All(answers, answer => Assert.Equal(3, answer["question"]!.AsObject().Count));
        Assert.All(answers, answer => Assert.Null(answer["error"]));
        Assert.Contains(answers, answer => !answer["declaredOnly"]!.GetValue<bool>());
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_tenant_sees_its_own_scores_and_another_s_are_not_there(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        await SweptAsync(api);
        using var tenant = await api.AsAsync("cnas", "tenant-reader");

        Assert.Equal(["cnas"], (await tenant.GetAsync("/api/v1/sovereignty")).Items.Select(item => Text(item, "tenant")));
        Assert.True((await api.GetAsync("/api/v1/sovereignty")).Items.Count() > 5);
        var systems = (await tenant.GetAsync("/api/v1/tenants/cnas/sovereignty")).Items.ToArray();
        Assert.NotEmpty(systems);
        Assert.All(systems, item => Assert.Equal("cnas", Text(item, "tenant")));
        var scores = systems.Select(item => decimal.Parse(Text(item, "score"), CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(scores.Order(), scores);
        Assert.Equal(200, (await tenant.GetAsync("/api/v1/systems/cnas-claims/sovereignty")).Status);

        var others = (await api.GetAsync("/api/v1/tenants/casnos/sovereignty")).Items.Select(item => Text(item, "system")).ToArray();
        Assert.NotEmpty(others);
        foreach (var path in others.Select(system => $"systems/{system}/sovereignty").Concat(
            ["tenants/casnos/sovereignty", "tenants/nobody/sovereignty", "systems/nothing/sovereignty"]))
        {
            (await tenant.GetAsync($"/api/v1/{path}")).IsProblem(404, "not_found");
        }

        using var nobody = api.As(null);
        (await nobody.GetAsync("/api/v1/sovereignty")).IsProblem(401, "auth.required");
    }

    private static async Task SweptAsync(ApiClient api)
    {
        foreach (var tenant in (string[])["cnas", "casnos"])
        {
            Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, $"/api/v1/decisions/sweep?tenant={tenant}", "")).Status);
        }
    }

    private static string Text(JsonNode item, string name) => item[name]!.GetValue<string>();
}

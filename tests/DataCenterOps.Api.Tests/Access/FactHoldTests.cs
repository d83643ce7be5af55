using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>A fact that sets rules aside, over HTTP: nothing changes until its owner has agreed.</summary>
public sealed class FactHoldTests(Hosts hosts)
{
    private static readonly string[] Languages = ["ar", "fr", "en"];
    private static readonly string[] Computed = ["id", "version", "derived", "observed"];

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task What_sets_rules_aside_by_words_waits_for_the_owner_of_the_fact_and_says_why_in_three_languages(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var nadia = await api.AsPersonAsync("nadia", "operator");
        using var omar = await api.AsPersonAsync("omar-facts", "operator");
        using var lila = await api.AsPersonAsync("lila", "security-officer");
        Assert.Equal(200, (await nadia.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(System(isAbroad: false)))).Status);
        var before = await nadia.GetAsync("/api/v1/systems/held-system");

        // One apply that says that nobody's data are in it and puts a copy abroad.
        var words = System(isAbroad: true).Replace("personalData: true", "personalData: false", StringComparison.Ordinal)
            .Replace("classification: restricted", "classification: public", StringComparison.Ordinal);
        var planned = await nadia.SendAsync(HttpMethod.Post, "/api/v1/estate/plan", ApiClient.Documents(words));
        Assert.Equal((200, 1), (planned.Status, planned.Json["counts"]!["held"]!.GetValue<int>()));
        Assert.Null(planned.Json["approval"]);
        var asked = await nadia.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(words));
        Assert.True(asked.Status == 202, asked.Text);
        Assert.False(asked.Json["applied"]!.GetValue<bool>());
        var item = asked.Json["items"]!.AsArray().Single()!;
        var rules = item["held"]!["rules"]!.AsArray();
        Assert.Contains(rules, rule => (string?)rule!["policy"] == "DCO-RES-001");
        Assert.All(rules, rule => Assert.All(
            Languages, language => Assert.Contains((string)rule!["facts"]![0]!, (string)rule["message"]![language]!, StringComparison.Ordinal)));
        Assert.Equal(before.Json["version"]!.GetValue<long>(), (await nadia.GetAsync("/api/v1/systems/held-system")).Json["version"]!.GetValue<long>());

        // Judged without being made, it says the same.
        var judged = await nadia.SendAsync(HttpMethod.Post, "/api/v1/decisions/evaluate", ApiClient.Documents(words));
        Assert.Equal(rules.ToJsonString(), judged.Json["held"]![0]!["held"]!["rules"]!.ToJsonString());

        var (id, digest) = ((string)item["approval"]!, (string)item["digest"]!);
        var shown = await lila.GetAsync($"/api/v1/approvals/{id}");
        Assert.Equal("""["dpo","security-officer"]""", shown.Json["request"]!["approvers"]!.ToJsonString());
        Assert.Contains(shown.Json["difference"]!.AsArray(), row => (string?)row!["label"]!["en"] == "personalData" && (string?)row["after"] == "false");
        Assert.Contains(shown.Json["difference"]!.AsArray(), row => ((string?)row!["label"]!["ar"])!.Contains("DCO-RES-001", StringComparison.Ordinal));
        Assert.NotNull(shown.Json["advice"]!["fr"]);
        (await AnswerAsync(omar, id, digest)).IsProblem(403, "auth.forbidden");
        (await AnswerAsync(nadia, id, digest)).IsProblem(403, "approval.requester");

        Assert.Equal("executed", (string?)(await AnswerAsync(lila, id, digest)).Json["state"]);
        var after = await nadia.GetAsync("/api/v1/systems/held-system");
        Assert.False(after.Json["personalData"]!.GetValue<bool>());
        Assert.Contains("mrs-dc1", after.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task One_document_waits_likewise_and_a_program_is_refused(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var nadia = await api.AsPersonAsync("nadia", "operator");
        var seen = await nadia.GetAsync("/api/v1/systems/civil-registry");
        var document = seen.Json.AsObject();
        foreach (var extra in Computed)
        {
            document.Remove(extra);
        }

        document["personalData"] = false;
        var etag = seen.ETag!;
        (await api.SendAsync(HttpMethod.Put, "/api/v1/systems/civil-registry", document.ToJsonString(), ("If-Match", etag))).IsProblem(403, "fact.guarded");
        var asked = await nadia.SendAsync(HttpMethod.Put, "/api/v1/systems/civil-registry", document.ToJsonString(), ("If-Match", etag));
        Assert.True(asked.Status == 202, asked.Text);
        Assert.True((await nadia.GetAsync("/api/v1/systems/civil-registry")).Json["personalData"]!.GetValue<bool>());
        Assert.Equal("withdrawn", (string?)(await nadia.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{(string)asked.Json["approval"]!}/withdraw")).Json["state"]);
    }

    private static Task<ApiAnswer> AnswerAsync(ApiClient who, string id, string digest) =>
        who.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{id}/approve", $$"""{"digest":"{{digest}}"}""");

    // The sample's system of which a copy would lie in France, under a name of its own.
    private static string System(bool isAbroad)
    {
        var text = File.ReadAllText(Path.Combine(HostProcess.Root, "deploy", "estates", "refused", "demo-appointments.yaml"))
            .Replace("id: demo-appointments\n", "id: held-system\n", StringComparison.Ordinal);
        return isAbroad ? text : string.Join('\n', text.Split('\n').Where(line => !line.Contains("mrs-dc1, ", StringComparison.Ordinal)));
    }
}

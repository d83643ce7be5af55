using System.Globalization;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Policies;

/// <summary>The register of law over HTTP: read, previewed, asked for, agreed to, and kept version by version.</summary>
public sealed class ProvisionTests(Hosts hosts)
{
    private const string Path = "/api/v1/provisions/dz-25-11-breach";

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Two_persons_verify_a_provision_and_its_history_says_what_changed(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var officer = await PersonAsync(api, "law-officer", "security-officer");
        using var runs = await PersonAsync(api, "law-operator", "operator");
        using var tenant = await api.AsAsync("cnas", "tenant-reader");
        var before = (await tenant.GetAsync(Path)).Json;
        Assert.Equal(0, before["version"]!.GetValue<int>());
        Assert.True(before["doubtful"]!.GetValue<bool>());
        Assert.Contains(before["policies"]!.AsArray(), policy => policy!["values"]!.AsArray().Any(value => value!.GetValue<string>() == "notifyHours"));
        Assert.DoesNotContain((await tenant.GetAsync("/api/v1/provisions?status=verified-text&limit=1000")).Items, one => one["id"]!.GetValue<string>() == "dz-25-11-breach");

        (await officer.SendAsync(HttpMethod.Post, $"{Path}/verify", """{"status":"verified-text"}""")).IsProblem(422, "provision.reader");
        var read = $$"""{"status":"verified-text","by":"Amina, JO 48","at":"2026-11-24","gazetteRef":"JO 48, 2025","sha256":"{{new string('a', 64)}}","version":0}""";
        (await tenant.SendAsync(HttpMethod.Post, $"{Path}/verify", read)).IsProblem(403, "auth.forbidden");
        (await runs.SendAsync(HttpMethod.Post, $"{Path}/verify", read)).IsProblem(403, "auth.forbidden");
        var asked = await officer.SendAsync(HttpMethod.Post, $"{Path}/verify", read);
        Assert.True(asked.Status == 202, asked.Text);
        var (approval, digest) = (asked.Json["approval"]!.GetValue<string>(), asked.Json["digest"]!.GetValue<string>());
        Assert.Contains("JO 48, 2025", (await runs.GetAsync($"/api/v1/approvals/{approval}")).Text, StringComparison.Ordinal);
        var agreed = await runs.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{approval}/approve", $$"""{"digest":"{{digest}}"}""");
        Assert.True(agreed.Status == 200, agreed.Text);

        var after = (await tenant.GetAsync(Path)).Json;
        Assert.Equal((1, "verified-text"), (after["version"]!.GetValue<int>(), after["verification"]!["status"]!.GetValue<string>()));
        var history = (await tenant.GetAsync($"{Path}/history")).Items.ToArray();
        Assert.Equal([1, 0], history.Select(version => version["version"]!.GetValue<int>()));
        Assert.Equal(approval, history[0]["approval"]!.GetValue<string>());
        Assert.Contains("verified-text", history[0]["difference"]!.ToJsonString(), StringComparison.Ordinal);
        (await officer.SendAsync(HttpMethod.Post, $"{Path}/verify", read)).IsProblem(409, "provision.version");
        (await officer.SendAsync(HttpMethod.Post, $"{Path}/verify", read.Replace(",\"version\":0", "", StringComparison.Ordinal))).IsProblem(409, "provision.same");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_law_that_is_to_come_is_tried_and_recorded_and_what_is_none_is_refused(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        const string draft = """{"id":"dz-draft-1","instrument":"Avant-projet","state":"draft","verification":{"status":"unverified"}}""";
        var preview = await api.SendAsync(
            HttpMethod.Post, "/api/v1/packs/preview", new JsonObject { ["provisions"] = new JsonArray(new JsonObject { ["file"] = "d.json", ["text"] = draft }) }.ToJsonString());
        Assert.True(preview.Status == 200, preview.Text);
        (await api.SendAsync(HttpMethod.Post, "/api/v1/packs/preview", """{"provisions":[{"file":"d.json","text":"{id: x}"}]}""")).IsProblem(422, "request.invalid");

        (await api.GetAsync("/api/v1/provisions/dz-draft-1")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/provisions/dz-draft-1/history")).IsProblem(404, "not_found");
        (await api.SendAsync(HttpMethod.Post, "/api/v1/provisions/dz-draft-1/verify", """{"status":"unverified"}""")).IsProblem(404, "not_found");
        var recorded = await api.SendAsync(HttpMethod.Post, "/api/v1/provisions/dz-draft-1/change", new JsonObject { ["text"] = draft }.ToJsonString());
        Assert.True(recorded.Status == 200, recorded.Text);
        Assert.Contains((await api.GetAsync("/api/v1/provisions?state=draft&limit=1000")).Items, one => one["id"]!.GetValue<string>() == "dz-draft-1");

        (await api.SendAsync(HttpMethod.Post, "/api/v1/provisions/No/change", """{"text":"{}"}""")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/provisions?status=sure")).IsProblem(422, "request.invalid");
        var first = await api.GetAsync("/api/v1/provisions?limit=1");
        var second = await api.GetAsync($"/api/v1/provisions?limit=1&after={first.Json["next"]!.GetValue<string>()}");
        Assert.NotEqual(Assert.Single(first.Items)["id"]!.GetValue<string>(), Assert.Single(second.Items)["id"]!.GetValue<string>(), StringComparer.Ordinal);
    }

    private static async Task<ApiClient> PersonAsync(ApiClient api, string person, string role)
    {
        var made = await api.SendAsync(HttpMethod.Post, "/api/v1/tokens", new JsonObject
        {
            ["name"] = "their own",
            ["subject"] = $"u-{person}",
            ["person"] = person,
            ["roles"] = new JsonArray(role),
            ["tenant"] = "*",
            ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        }.ToJsonString());
        Assert.True(made.Status == 201, made.Text);
        return api.As(made.Json["token"]!.GetValue<string>());
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Break-glass over HTTP: asked, agreed to, seen in previews, ended, reviewed.</summary>
public sealed class BreakGlassTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Previews_and_admission_agree_before_during_and_after_and_somebody_else_reviews_it(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var officer = await PersonAsync(api, "glass-officer", "security-officer");
        using var runs = await PersonAsync(api, "glass-operator", "operator");
        using var auditor = await PersonAsync(api, "glass-auditor", "auditor");
        using var tenant = await api.AsAsync("cnas", "operator");
        var id = $"glass-{mode.ToLowerInvariant()}";
        var plain = Writing.SystemYaml(id, "ora-dc1").Replace("encryptedAtRest: true}", "encryptedAtRest: false}", StringComparison.Ordinal);
        var created = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(Writing.SystemYaml(id, "ora-dc1")));
        Assert.True(created.Status == 200, created.Text);
        await AgreeAsync("deny", "refused");

        var asked = await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", Ask(id, 1));
        Assert.True(asked.Status == 202, asked.Text);
        var (approval, digest) = (asked.Json["approval"]!.GetValue<string>(), asked.Json["digest"]!.GetValue<string>());
        await AgreeAsync("deny", "refused");

        Assert.Equal(200, (await runs.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{approval}/approve", $$"""{"digest":"{{digest}}"}""")).Status);
        await AgreeAsync("allow-with-warnings", "change");
        var path = $"/api/v1/break-glass/{approval}";
        Assert.Equal("active", (await auditor.GetAsync(path)).Json["state"]!.GetValue<string>());
        (await tenant.GetAsync(path)).IsProblem(404, "not_found");
        Assert.Empty((await tenant.GetAsync("/api/v1/break-glass")).Items);
        var applied = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(plain));
        Assert.True(applied.Status == 200, applied.Text);
        var decision = Assert.Single((await api.GetAsync($"/api/v1/decisions?breakGlass={approval}")).Items);
        Assert.Equal((id, approval), (decision["subject"]!["id"]!.GetValue<string>(), decision["breakGlass"]!.GetValue<string>()));
        Assert.Contains("dcops_break_glass_active", (await api.GetAsync("/metrics")).Text, StringComparison.Ordinal);

        (await auditor.SendAsync(HttpMethod.Post, $"{path}/review", """{"text":"early"}""")).IsProblem(409, "break_glass.active");
        Assert.Equal("review", (await officer.SendAsync(HttpMethod.Post, $"{path}/end")).Json["state"]!.GetValue<string>());
        (await officer.SendAsync(HttpMethod.Post, $"{path}/end")).IsProblem(409, "break_glass.ended");
        plain = plain.Replace("en: \"System\"", "en: \"Renamed\"", StringComparison.Ordinal);
        await AgreeAsync("deny", "refused");

        await ReviewAsync(officer, auditor, path);

        async Task AgreeAsync(string outcome, string action)
        {
            var body = ApiClient.Documents(plain);
            var evaluated = await api.SendAsync(HttpMethod.Post, "/api/v1/decisions/evaluate", body);
            Assert.True(evaluated.Status == 200, evaluated.Text);
            Assert.Equal(outcome, evaluated.Json["decisions"]![0]!["outcome"]!.GetValue<string>());
            var planned = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/plan", body);
            Assert.Contains($"\"{action}\"", planned.Text, StringComparison.Ordinal);
            if (outcome == "deny")
            {
                (await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", body)).IsProblem(403, "policy.denied");
            }
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task What_names_no_scope_too_many_hours_or_comes_from_elsewhere_is_not_asked(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var officer = await PersonAsync(api, "glass-asker", "security-officer");
        using var auditor = await PersonAsync(api, "glass-reader", "auditor");
        using var tenant = await api.AsAsync("cnas", "operator");
        const string id = "cnas-claims";

        (await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", """{"hours":1,"reason":"x"}""")).IsProblem(422, "break_glass.scope");
        (await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", """{"hours":1,"reason":"x","system":"a","everything":true}""")).IsProblem(422, "break_glass.scope");
        (await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", Ask("nowhere", 1))).IsProblem(422, "break_glass.scope");
        (await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", Ask(id, 9))).IsProblem(422, "break_glass.hours");
        (await tenant.SendAsync(HttpMethod.Post, "/api/v1/break-glass", Ask(id, 1))).IsProblem(403, "auth.forbidden");
        (await auditor.SendAsync(HttpMethod.Post, "/api/v1/break-glass", Ask(id, 1))).IsProblem(403, "auth.forbidden");
    }

    private static async Task ReviewAsync(ApiClient officer, ApiClient auditor, string path)
    {
        (await officer.SendAsync(HttpMethod.Post, $"{path}/review", """{"text":"mine"}""")).IsProblem(403, "break_glass.took_part");
        var reviewed = await auditor.SendAsync(HttpMethod.Post, $"{path}/review", """{"text":"it was needed"}""");
        Assert.Equal(("reviewed", "glass-auditor"), (reviewed.Json["state"]!.GetValue<string>(), reviewed.Json["reviewer"]!.GetValue<string>()));
        Assert.Contains((await auditor.GetAsync("/api/v1/break-glass?state=reviewed")).Items, row => path.EndsWith(row["id"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static string Ask(string system, int hours) =>
        new JsonObject { ["hours"] = hours, ["reason"] = "the national site burns", ["system"] = system }.ToJsonString();

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

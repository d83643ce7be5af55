using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests;

/// <summary>What anybody with a token reads, and what nobody reads.</summary>
public sealed class ReadingTests(Hosts hosts)
{
    private static readonly string[] Lists =
    [
        "jurisdictions", "sites", "vendors", "tenants", "people", "systems", "sources", "flows", "agreements", "authorisations",
        "keys", "meters", "budgets", "tariffs", "charges", "services", "findings", "sovereignty", "decisions", "packs", "tokens", "ledger/entries",
    ];

    private static readonly string[] Doors = ["/api/v1/estate/plan", "/api/v1/estate/apply", "/api/v1/decisions/evaluate"];

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Every_list_answers_items_and_a_cursor(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        foreach (var list in Lists)
        {
            var answer = await api.GetAsync($"/api/v1/{list}?limit=2");
            Assert.True(answer.Status == 200, $"{list}: {answer.Status} {answer.Text}");
            Assert.True(answer.Items.Count() <= 2, list);
            Assert.True(answer.Json.AsObject().ContainsKey("next"), list);
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Pages_of_a_list_hold_every_row_once(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var whole = (await api.GetAsync("/api/v1/systems?limit=1000")).Items.Select(item => item["id"]!.GetValue<string>()).ToArray();
        Assert.True(whole.Length >= 40);
        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = await api.GetAsync($"/api/v1/systems?limit=7{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}");
            paged.AddRange(page.Items.Select(item => item["id"]!.GetValue<string>()));
            after = page.Json["next"]?.GetValue<string>();
        }
        while (after is not null);
        Assert.Equal(whole, paged);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("limit=-1")]
    public async Task A_limit_out_of_bounds_is_invalid(string query)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        (await api.GetAsync($"/api/v1/systems?{query}")).IsProblem(422, "request.invalid");
    }

    [Theory]
    [InlineData("limit=abc")]
    [InlineData("limit=99999999999999999999")]
    public async Task A_limit_that_is_no_number_is_malformed(string query)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        (await api.GetAsync($"/api/v1/systems?{query}")).IsProblem(400, "request.malformed");
    }

    [Fact]
    public async Task A_cursor_that_is_not_ours_is_no_failure_of_the_server()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var list in Lists)
        {
            foreach (var cursor in new[] { "x", "%00", "%F0%9F%98%80", "'%20OR%201=1--", "AAAA", "bm90LWEtY3Vyc29y" })
            {
                var answer = await api.GetAsync($"/api/v1/{list}?after={cursor}");
                Assert.True(answer.Status < 500, $"{list} {cursor}: {answer.Status}");
            }
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task One_object_has_its_version_as_ETag(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var answer = await api.GetAsync("/api/v1/systems/cnas-claims");
        Assert.Equal(200, answer.Status);
        Assert.Equal($"\"{answer.Json["version"]}\"", answer.ETag);
        Assert.Equal("cnas", answer.Json["tenant"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_sends_no_token_or_a_wrong_one_is_asked_for_it()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var token in new[] { null, "x", new string('a', 40), "Bearer" })
        {
            using var other = api.As(token);
            foreach (var path in new[] { "/api/v1/systems", "/api/v1/systems/cnas-claims", "/api/v1/nothing" })
            {
                (await other.GetAsync(path)).IsProblem(401, "auth.required");
            }
        }
    }

    [Fact]
    public async Task Roles_that_do_not_allow_it_are_told_so()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        using var auditor = await api.AsAsync("*", "auditor");
        Assert.Equal(200, (await auditor.GetAsync("/api/v1/systems")).Status);
        (await auditor.SendAsync(HttpMethod.Put, "/api/v1/vendors/x-vendor", "{}")).IsProblem(403, "auth.forbidden");
        (await auditor.SendAsync(HttpMethod.Delete, "/api/v1/vendors/x-vendor")).IsProblem(403, "auth.forbidden");
        (await auditor.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", "{}")).IsProblem(403, "auth.forbidden");
        (await auditor.GetAsync("/api/v1/tokens")).IsProblem(403, "auth.forbidden");
    }

    [Fact]
    public async Task What_is_absent_is_not_found()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var path in new[]
        {
            "/api/v1/nothing", "/api/v1/systems/nothing", "/api/v1/keys/cnas/nothing", "/api/v1/decisions/nothing",
            "/api/v1/ledger/entries/999999999", "/api/v1/systems/cnas-claims/nothing",
        })
        {
            (await api.GetAsync(path)).IsProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task A_verb_that_a_path_does_not_know_is_not_allowed()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        (await api.SendAsync(HttpMethod.Post, "/api/v1/systems", "{}")).IsProblem(405, "request.method");
        (await api.SendAsync(HttpMethod.Delete, "/api/v1/decisions")).IsProblem(405, "request.method");
        (await api.GetAsync("/api/v1/estate/plan")).IsProblem(405, "request.method");
    }

    [Fact]
    public async Task The_OpenAPI_document_lists_every_path_and_needs_no_token()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        using var nobody = api.As(null);
        var answer = await nobody.GetAsync("/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        var paths = answer.Json["paths"]!.AsObject().Select(path => path.Key).ToArray();
        Assert.All(Lists, list => Assert.Contains($"/api/v1/{list}", paths));
        Assert.All(Doors, path => Assert.Contains(path, paths));
        Assert.DoesNotContain(paths, path => path.Contains("**", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_tenants_token_sees_its_tenant_alone(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var tenant = await api.AsAsync("cnas", "tenant-admin");
        foreach (var list in Lists.Except(["tokens"], StringComparer.Ordinal))
        {
            var answer = await tenant.GetAsync($"/api/v1/{list}?limit=1000");
            Assert.True(answer.Status == 200, $"{list}: {answer.Status} {answer.Text}");
            Assert.DoesNotContain(answer.Items, item => TenantOf(item) is { } owner && owner is not ("cnas" or "platform"));
        }

        Assert.NotEmpty((await tenant.GetAsync("/api/v1/systems")).Items);
        Assert.Equal(["cnas"], (await tenant.GetAsync("/api/v1/tenants")).Items.Select(item => item["id"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Another_tenants_thing_looks_like_nothing(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var tenant = await api.AsAsync("casnos", "tenant-admin", "operator");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            var other = await tenant.SendAsync(method, "/api/v1/systems/cnas-claims");
            var absent = await tenant.SendAsync(method, "/api/v1/systems/not-there-1");
            other.IsProblem(404, "not_found");
            Assert.Equal(Body(absent), Body(other));
        }

        (await tenant.GetAsync("/api/v1/systems/cnas-claims/explain")).IsProblem(404, "not_found");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Naming_another_tenants_thing_is_told_as_naming_nothing(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var tenant = await api.AsAsync("casnos", "tenant-admin", "operator");
        foreach (var door in new[] { "estate/plan", "estate/apply", "decisions/evaluate" })
        {
            var other = await tenant.SendAsync(HttpMethod.Post, $"/api/v1/{door}", ApiClient.Documents(Yaml("cnas-claims")));
            var absent = await tenant.SendAsync(HttpMethod.Post, $"/api/v1/{door}", ApiClient.Documents(Yaml("not-there1")));
            other.IsProblem(422, "estate.invalid");
            Assert.Equal(Same(absent), Same(other));
        }

        var put = await tenant.SendAsync(HttpMethod.Put, "/api/v1/services/naming-other", Service("cnas-claims"));
        put.IsProblem(422, "request.invalid");
        Assert.Equal(Same(await tenant.SendAsync(HttpMethod.Put, "/api/v1/services/naming-other", Service("not-there1"))), Same(put));

        static string Service(string system) =>
            $$"""{"name":{"ar":"خدمة","fr":"Service","en":"Service"},"fictional":true,"tenant":"casnos","system":"{{system}}","audience":["citizen"],"channels":["portal"],"documents":{"asked":2} }""";

        static string Yaml(string system) => $"{{\"document\":\"Service\",\"id\":\"naming-other\",{Service(system)[1..]}";

        static string Same(ApiAnswer answer) => answer.Json["errors"]!.ToJsonString()
            .Replace("cnas-claims", "X", StringComparison.Ordinal).Replace("not-there1", "X", StringComparison.Ordinal);
    }

    private static string? TenantOf(JsonObject item) =>
        (item["tenant"] ?? item["ownerTenant"] ?? item["entry"]?["tenant"]) is JsonValue value ? value.GetValue<string>() : null;

    private static string Body(ApiAnswer answer)
    {
        var body = answer.Json.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Components;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Api.Tests;

/// <summary>Objects written one by one, and estates as a whole.</summary>
public sealed class WritingTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task An_object_is_created_changed_and_retired_by_its_versions(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        const string Path = "/api/v1/vendors/put-vendor";
        var created = await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("First"));
        Assert.True(created.Status == 201, created.Text);
        Assert.Equal(created.ETag, (await api.GetAsync(Path)).ETag);

        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Second"))).IsProblem(428, "version.required");
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Second"), ("If-Match", "\"99\""))).IsProblem(412, "version.stale");
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Second"), ("If-Match", "first"))).IsProblem(400, "request.malformed");
        var changed = await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Second"), ("If-Match", created.ETag!));
        Assert.True(changed.Status == 200, changed.Text);
        Assert.NotEqual(created.ETag, changed.ETag);
        Assert.Equal("Second", changed.Json["name"]!["en"]!.GetValue<string>());

        (await api.SendAsync(HttpMethod.Delete, Path)).IsProblem(428, "version.required");
        (await api.SendAsync(HttpMethod.Delete, Path, null, ("If-Match", created.ETag!))).IsProblem(412, "version.stale");
        var retired = await api.SendAsync(HttpMethod.Delete, Path, null, ("If-Match", changed.ETag!));
        Assert.Equal(200, retired.Status);
        Assert.Equal(200, (await api.GetAsync($"/api/v1/ledger/entries/{retired.Json["position"]}/proof")).Status);
        (await api.GetAsync(Path)).IsProblem(404, "not_found");
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Again"))).IsProblem(409, "estate.id_retired");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_repeat_gets_the_first_answer_and_its_id_serves_nothing_else(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        const string Path = "/api/v1/vendors/repeat-vendor";
        var key = ("Idempotency-Key", $"repeat-{mode}-1");
        var first = await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("First"), key);
        var again = await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("First"), key);
        Assert.True(again.Status is 200 or 201, again.Text);
        Assert.Equal(first.ETag, again.ETag);
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Other"), key)).IsProblem(409, "operation.reused");
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Other"), key, ("If-Match", first.ETag!))).IsProblem(409, "operation.reused");
        (await api.SendAsync(HttpMethod.Put, Path, Writing.Vendor("Other"), ("Idempotency-Key", "x"))).IsProblem(400, "request.malformed");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Applying_twice_changes_nothing_and_pruning_retires_only_when_asked(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        const string Estate = "{document: Estate, id: small, name: {ar: \"س\", fr: \"p\", en: \"s\"}, fictional: true, dataCategories: [identity]}\n---\n";
        var both = Estate + Writing.VendorYaml("prune-one") + "\n---\n" + Writing.VendorYaml("prune-two");
        var first = await ApplyAsync(api, both);
        Assert.Equal(["create", "create", "create"], Actions(first));
        Assert.All(Actions(await ApplyAsync(api, both)), action => Assert.Equal("unchanged", action));

        var one = Estate + Writing.VendorYaml("prune-one");
        Assert.DoesNotContain("retire", Actions(await ApplyAsync(api, one, prune: false)));
        Assert.Equal(200, (await api.GetAsync("/api/v1/vendors/prune-two")).Status);
        var pruned = (await ApplyAsync(api, one, prune: true)).Items.Where(item => item!["action"]!.GetValue<string>() == "retire").ToArray();
        Assert.NotEmpty(pruned);
        foreach (var item in pruned)
        {
            Assert.Equal(200, (await api.GetAsync($"/api/v1/ledger/entries/{item!["position"]}/proof")).Status);
        }

        (await api.GetAsync("/api/v1/vendors/prune-two")).IsProblem(404, "not_found");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_replica_abroad_is_refused_with_every_reason_and_the_refusal_is_in_the_ledger(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var text = Writing.VendorYaml("beside-the-refused") + "\n---\n" + Writing.SystemYaml("abroad", "mrs-dc1");
        var refused = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(text));
        refused.IsProblem(403, "policy.denied");
        Assert.True(refused.Json["errors"]!.AsArray().Count > 1, refused.Text);
        Assert.Contains("DCO-RES", refused.Text, StringComparison.Ordinal);
        Assert.Contains("18-07", refused.Text, StringComparison.Ordinal);

        // One refusal, so nothing is applied.
        (await api.GetAsync("/api/v1/vendors/beside-the-refused")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/systems/abroad")).IsProblem(404, "not_found");
        var entries = await api.GetAsync("/api/v1/ledger/entries?type=estate/system-create-refused/1&limit=1000");
        Assert.Contains(entries.Items, entry => entry.ToJsonString().Contains("\"abroad\"", StringComparison.Ordinal));
        var decisions = await api.GetAsync("/api/v1/decisions?subject=abroad");
        var decision = Assert.Single(decisions.Items);
        var told = await api.GetAsync($"/api/v1/decisions/{decision["id"]}");
        Assert.Equal(200, told.Status);
        var entry = Assert.Single(entries.Items, one => one.ToJsonString().Contains(decision["id"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(entry["position"]!.GetValue<long>(), told.Json["position"]!.GetValue<long>());
        Assert.Equal($"/api/v1/ledger/entries/{entry["position"]}/proof", told.Json["proof"]!.GetValue<string>());
        Assert.Equal(told.Json["proof"]!.GetValue<string>(), decision["proof"]!.GetValue<string>());

        // Without the two members that say where it is, the decision is what the entry has hashed.
        var full = told.Json.AsObject();
        full.Remove("position");
        full.Remove("proof");
        using var document = JsonDocument.Parse(full.ToJsonString());
        Assert.Contains(CanonicalJson.Sha256(CanonicalJson.Write(document.RootElement)), entry.ToJsonString(), StringComparison.Ordinal);

        var put = await api.SendAsync(HttpMethod.Put, "/api/v1/systems/abroad-alone", Writing.SystemJson("mrs-dc1"));
        put.IsProblem(403, "policy.denied");
        Assert.Equal($"/api/v1/ledger/entries/{put.Json["position"]}/proof", put.Json["proof"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_explanation_names_the_entries_that_hold_what_it_tells()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var told = await api.GetAsync("/api/v1/systems/cnas-claims/explain");
        Assert.Equal(200, told.Status);
        Assert.Equal(told.Json["history"]![0]!["position"]!.GetValue<long>(), told.Json["changed"]!["position"]!.GetValue<long>());
        Assert.Equal("cnas-claims", told.Json["recorded"]!["subject"]!["id"]!.GetValue<string>());
        foreach (var named in new[] { told.Json["changed"]!, told.Json["recorded"]! }.Concat(told.Json["findings"]!.AsArray().Select(finding => finding!)))
        {
            Assert.True(named["position"]!.GetValue<long>() > 0, named.ToJsonString());
            Assert.Equal($"/api/v1/ledger/entries/{named["position"]}/proof", named["proof"]!.GetValue<string>());
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Evaluating_and_planning_write_nothing(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var body = ApiClient.Documents(Writing.SystemYaml("only-asked", "mrs-dc1"));
        var evaluated = await api.SendAsync(HttpMethod.Post, "/api/v1/decisions/evaluate", body);
        Assert.Equal(200, evaluated.Status);
        Assert.Equal("deny", evaluated.Json["decisions"]![0]!["outcome"]!.GetValue<string>());
        var planned = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/plan", body);
        Assert.Equal(200, planned.Status);
        Assert.Equal(["refused"], Actions(planned));
        Assert.Empty((await api.GetAsync("/api/v1/decisions?subject=only-asked")).Items);
        (await api.GetAsync("/api/v1/systems/only-asked")).IsProblem(404, "not_found");
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Tenants_ask_what_would_be_decided_and_write_their_services(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var tenant = await api.AsAsync("cnas", "tenant-admin");
        var evaluated = await tenant.SendAsync(
            HttpMethod.Post, "/api/v1/decisions/evaluate", ApiClient.Documents(Writing.SystemYaml("asked-by-tenant", "mrs-dc1")));
        Assert.True(evaluated.Status == 200, evaluated.Text);
        const string Service =
            """{"name":{"ar":"خدمة","fr":"Service","en":"Service"},"fictional":true,"tenant":"cnas","system":"cnas-claims","audience":["citizen"],"channels":["portal"],"documents":{"asked":2}}""";
        var made = await tenant.SendAsync(HttpMethod.Put, "/api/v1/services/tenant-service", Service);
        Assert.True(made.Status == 201, made.Text);
        var foreign = await tenant.SendAsync(
            HttpMethod.Put, "/api/v1/services/foreign-service", Service.Replace("\"cnas\"", "\"casnos\"", StringComparison.Ordinal));
        Assert.True(foreign.Status == 404, foreign.Text);
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Packs_tokens_sweeps_and_rebuilding_serve_whoever_may(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var pack = await File.ReadAllTextAsync(
            System.IO.Path.Combine(HostProcess.Root, "deploy", "policies", "dz-gov-baseline.yaml"), TestContext.Current.CancellationToken);
        var body = new JsonObject { ["file"] = "pack.yaml", ["text"] = pack }.ToJsonString();
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, "/api/v1/packs", body)).Status);
        var revision = (await api.GetAsync("/api/v1/packs")).Items.First()["revision"]!.GetValue<string>();
        Assert.Equal(pack, (await api.GetAsync($"/api/v1/packs/{revision}")).Json["text"]!.GetValue<string>());
        (await api.GetAsync("/api/v1/packs/sha256:0")).IsProblem(404, "not_found");
        body = new JsonObject { ["file"] = "pack.yaml", ["text"] = "id: [" }.ToJsonString();
        Assert.Equal(422, (await api.SendAsync(HttpMethod.Post, "/api/v1/packs", body)).Status);

        var before = (await api.GetAsync("/api/v1/findings?limit=1000")).Text;
        var swept = await api.SendAsync(HttpMethod.Post, "/api/v1/decisions/sweep?tenant=cnas");
        Assert.True(swept.Status == 200, swept.Text);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Post, "/api/v1/decisions/sweep?tenant=nobody")).Status);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, "/api/v1/rebuild/snapshots")).Status);
        var findings = (await api.GetAsync("/api/v1/findings?limit=1000")).Text;
        var systems = (await api.GetAsync("/api/v1/systems?limit=1000")).Text;
        var rebuilt = await api.SendAsync(HttpMethod.Post, "/api/v1/rebuild/views");
        Assert.True(rebuilt.Status == 200, rebuilt.Text);
        Assert.Equal(systems, (await api.GetAsync("/api/v1/systems?limit=1000")).Text);
        Assert.Equal(findings, (await api.GetAsync("/api/v1/findings?limit=1000")).Text);
        Assert.NotNull(before);

        using var short_ = await api.AsAsync("*", "auditor");
        var subject = (await short_.GetAsync("/api/v1/users/me")).Json["subject"]!.GetValue<string>();

        // Its own and no other: tests beside this one have tokens, too.
        var token = (await api.GetAsync("/api/v1/tokens?limit=1000")).Items.Single(item => item["subject"]!.GetValue<string>() == subject);
        Assert.DoesNotContain("secret", token.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{token["id"]}")).Status);
        (await api.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{token["id"]}")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        const string Body = """{"name":"n","subject":"revoked-one","roles":["auditor"],"tenant":"*","expiresAt":"EXPIRES"}""";
        var made = await api.SendAsync(
            HttpMethod.Post, "/api/v1/tokens",
            Body.Replace("EXPIRES", TimeProvider.System.GetUtcNow().AddDays(1).ToString("O"), StringComparison.Ordinal));
        using var other = api.As(made.Json["token"]!.GetValue<string>());
        Assert.Equal(200, (await other.GetAsync("/api/v1/systems?limit=1")).Status);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{made.Json["id"]}")).Status);
        (await other.GetAsync("/api/v1/systems?limit=1")).IsProblem(401, "auth.required");
    }

    private static async Task<ApiAnswer> ApplyAsync(ApiClient api, string text, bool? prune = null)
    {
        var answer = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(text, prune));
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    private static IEnumerable<string> Actions(ApiAnswer plan) => plan.Items.Select(item => item["action"]!.GetValue<string>());
}

using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Two persons over HTTP: one asks, another reads the difference and agrees to its digest.</summary>
public sealed class ApprovalTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_pack_of_one_person_waits_until_another_agrees_to_what_was_shown(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        var folder = Directory.CreateTempSubdirectory("dcops-two-").FullName;
        await using (var host = await HostProcess.StartAsync(new HostStart
        {
            Data = folder, Postgres = await hosts.DatabaseAsync(mode), Estate = "deploy/estates/algeria",
        }))
        {
            using var api = new ApiClient(host.Address, HostProcess.Token);
            using var amina = await PersonAsync(api, "amina", "security-officer");
            using var brahim = await PersonAsync(api, "brahim", "operator");
            using var auditor = await api.AsAsync("*", "auditor");
            using var tenant = await api.AsAsync("cnas", "dpo");
            using var reader = await api.AsAsync("cnas", "tenant-reader");
            using var program = await api.AsAsync("*", "security-officer");

            var asked = await amina.SendAsync(HttpMethod.Post, "/api/v1/packs", Pack("9.9.9"));
            Assert.Equal(202, asked.Status);
            var (id, digest) = (asked.Json["approval"]!.GetValue<string>(), asked.Json["digest"]!.GetValue<string>());
            (await program.SendAsync(HttpMethod.Post, "/api/v1/packs", Pack("9.9.9"))).IsProblem(403, "approval.person");

            var shown = await brahim.GetAsync($"/api/v1/approvals/{id}");
            Assert.Equal(("waiting", digest), (shown.Json["state"]!.GetValue<string>(), shown.Json["digest"]!.GetValue<string>()));
            Assert.Contains(shown.Json["difference"]!.AsArray(), row => row!["after"]!.GetValue<string>() == "9.9.9" && row["label"]!["ar"] is not null);
            Assert.Equal(200, (await auditor.GetAsync($"/api/v1/approvals/{id}")).Status);
            (await reader.GetAsync("/api/v1/approvals")).IsProblem(403, "auth.forbidden");

            // A tenant's officer agrees to facts of the tenant, and knows of nothing else.
            Assert.Empty((await tenant.GetAsync("/api/v1/approvals")).Items);
            (await tenant.GetAsync($"/api/v1/approvals/{id}")).IsProblem(404, "not_found");
            await ApproveAsync(tenant, id, digest, 404, "not_found");
            Assert.Single((await brahim.GetAsync("/api/v1/approvals?state=waiting")).Items);

            await ApproveAsync(amina, id, digest, 403, "approval.requester");
            await ApproveAsync(api, id, digest, 403, "approval.person");
            await ApproveAsync(auditor, id, digest, 403, "auth.forbidden");
            await ApproveAsync(brahim, id, new string('0', 64), 409, "approval.digest");
            await ApproveAsync(brahim, "0199a000-0000-7000-8000-000000000001", digest, 404, "not_found");
            await ApproveAsync(brahim, id.ToUpperInvariant(), digest, 404, "not_found");

            var done = await brahim.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{id}/approve", $$"""{"digest":"{{digest}}"}""");
            Assert.Equal((200, "executed"), (done.Status, done.Json["state"]!.GetValue<string>()));
            Assert.Equal("9.9.9", InForce(await api.GetAsync("/api/v1/packs")));
            await ApproveAsync(brahim, id, digest, 409, "approval.used");

            var refused = await amina.SendAsync(HttpMethod.Post, "/api/v1/packs", Pack("9.9.10"));
            var path = $"/api/v1/approvals/{refused.Json["approval"]!.GetValue<string>()}";
            (await brahim.SendAsync(HttpMethod.Post, $"{path}/withdraw")).IsProblem(409, "approval.not_yours");
            Assert.Equal("rejected", (await brahim.SendAsync(HttpMethod.Post, $"{path}/reject", """{"reason":"not this week"}""")).Json["state"]!.GetValue<string>());
            Assert.Equal("9.9.9", InForce(await api.GetAsync("/api/v1/packs")));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Nobody_makes_a_token_that_counts_as_somebody_else(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var admin = await PersonAsync(api, "sami", "platform-admin");

        (await admin.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token("other", "operator"))).IsProblem(403, "auth.forbidden");
        (await admin.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token("sami", "operator"))).IsProblem(403, "auth.forbidden");
        Assert.Equal(201, (await admin.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token("sami", "platform-admin"))).Status);
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_privileged_token_is_shown_at_once_and_opens_the_door_when_somebody_else_has_agreed(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var admin = await PersonAsync(api, "selma", "platform-admin");
        using var officer = await PersonAsync(api, "omar", "security-officer");
        var asked = await admin.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token(person: null, "operator"));
        Assert.Equal(202, asked.Status);
        using var program = api.As(asked.Json["token"]!.GetValue<string>());
        Assert.Equal(401, (await program.GetAsync("/api/v1/systems")).Status);

        var (id, digest) = (asked.Json["approval"]!.GetValue<string>(), asked.Json["digest"]!.GetValue<string>());
        await ApproveAsync(admin, id, digest, 403, "approval.requester");
        Assert.DoesNotContain(asked.Json["token"]!.GetValue<string>(), (await officer.GetAsync($"/api/v1/approvals/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await officer.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{id}/approve", $$"""{"digest":"{{digest}}"}""")).Status);

        Assert.Equal(200, (await program.GetAsync("/api/v1/systems")).Status);
        (await program.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token(person: null, "auditor"))).IsProblem(403, "auth.forbidden");
    }

    private static async Task ApproveAsync(ApiClient who, string id, string digest, int status, string code) =>
        (await who.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{id}/approve", $$"""{"digest":"{{digest}}"}""")).IsProblem(status, code);

    private static async Task<ApiClient> PersonAsync(ApiClient api, string person, string role)
    {
        var made = await api.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token(person, role));
        Assert.True(made.Status == 201, made.Text);
        return api.As(made.Json["token"]!.GetValue<string>());
    }

    private static string Token(string? person, string role) => new JsonObject
    {
        ["name"] = "their own",
        ["subject"] = $"u-{person}",
        ["person"] = person,
        ["roles"] = new JsonArray(role),
        ["tenant"] = "*",
        ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    }.ToJsonString();

    private static string InForce(ApiAnswer packs) =>
        packs.Items.Single(pack => pack["state"]!.GetValue<string>() == "active")["version"]!.GetValue<string>();

    // The sample's pack under another version, which is another revision.
    private static string Pack(string version)
    {
        var text = File.ReadAllText(Path.Combine(HostProcess.Root, "deploy", "policies", "dz-gov-baseline.yaml"));
        return new JsonObject
        {
            ["file"] = "pack.yaml",
            ["text"] = text.Replace("id: dz-gov-baseline, version: 0.3.0", $"id: dz-gov-baseline, version: {version}", StringComparison.Ordinal),
        }.ToJsonString();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Requests that say one thing in one place and another in another, or call a thing by a name that only looks like its own.</summary>
public sealed class HostileRequestTests(Hosts hosts)
{
    private static string Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Token => $$"""{"name":"n","subject":"hostile-1","roles":["auditor"],"tenant":"cnas","expiresAt":"{{Tomorrow}}"}""";

    /// <summary>A door that takes JSON, a good body of it, and a member of that.</summary>
    public static TheoryData<string, string, string, string> Doors { get; } = new()
    {
        { "POST", "/api/v1/tokens", Token, "\"tenant\":\"cnas\"" },
        { "POST", "/api/v1/tokens", Token, "\"roles\":[\"auditor\"]" },
        { "POST", "/api/v1/break-glass", """{"hours":1,"reason":"fire","system":"cnas-claims"}""", "\"system\":\"cnas-claims\"" },
        { "POST", "/api/v1/packs", """{"file":"p.yaml","text":"pack: {}"}""", "\"file\":\"p.yaml\"" },
        { "POST", "/api/v1/estate/apply", """{"documents":[]}""", "\"documents\":[]" },
        { "POST", "/api/v1/estate/plan", """{"documents":[{"file":"a.yaml","text":"x"}]}""", "\"text\":\"x\"" },
        { "POST", "/api/v1/decisions/evaluate", """{"documents":[]}""", "\"documents\":[]" },
        { "PUT", "/api/v1/vendors/hostile-vendor", Writing.Vendor(), "\"incorporatedIn\":\"DZ\"" },
    };

    [Theory, MemberData(nameof(Doors))]
    public async Task A_member_that_comes_twice_is_refused_however_it_is_spelt(string verb, string path, string body, string member)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        Assert.Contains(member, body, StringComparison.Ordinal);
        var name = member.Split('"')[1];
        string[] spellings = [name, char.ToUpperInvariant(name[0]) + name[1..], $"\\u{(int)name[0]:x4}{name[1..]}"];
        foreach (var spelt in spellings)
        {
            var other = member.Replace($"\"{name}\"", $"\"{spelt}\"", StringComparison.Ordinal);
            foreach (var twice in (string[])[body.Replace(member, $"{member},{other}", StringComparison.Ordinal), body.Replace(member, $"{other},{member}", StringComparison.Ordinal)])
            {
                var answer = await api.SendAsync(new HttpMethod(verb), path, twice);
                Assert.True(answer.Status is 400 or 422, $"{verb} {path} {twice}: {answer.Status} {answer.Text}");
            }
        }

        (await api.GetAsync("/api/v1/vendors/hostile-vendor")).IsProblem(404, "not_found");
    }

    [Theory]
    [InlineData("POST", "/api/v1/tokens", "id state createdAt revokedAt secretSha256 approval lastUsedAt token approved")]
    [InlineData("POST", "/api/v1/break-glass", "id state requester approvers begunAt untilAt endedAt reviewDue reviewedAt reviewer approved")]
    [InlineData("PUT", "/api/v1/vendors/hostile-vendor", "version position changedAt retired estate derived observed owner createdBy")]
    public async Task What_the_server_sets_is_taken_from_nobody(string verb, string path, string members)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var body = path switch
        {
            "/api/v1/tokens" => Token,
            "/api/v1/break-glass" => """{"hours":1,"reason":"fire","system":"cnas-claims"}""",
            _ => Writing.Vendor(),
        };
        foreach (var member in members.Split(' '))
        {
            foreach (var value in (string[])["\"x\"", "1", "true", "null", "{}"])
            {
                var answer = await api.SendAsync(new HttpMethod(verb), path, $"{body[..^1]},\"{member}\":{value}}}");
                Assert.True(answer.Status == 422, $"{path} {member}={value}: {answer.Status} {answer.Text}");
            }
        }

        (await api.GetAsync("/api/v1/vendors/hostile-vendor")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task A_body_that_names_another_thing_or_tenant_than_the_path_writes_neither()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        using var cnas = await api.AsAsync("cnas", "operator", "tenant-admin", "security-officer");

        // Another id than the path's, and another tenant than the caller's.
        var other = Writing.Vendor().TrimStart('{');
        Refused(await api.SendAsync(HttpMethod.Put, "/api/v1/vendors/hostile-one", $"{{\"id\":\"hostile-two\",{other}"), 400, 422);
        (await api.GetAsync("/api/v1/vendors/hostile-one")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/vendors/hostile-two")).IsProblem(404, "not_found");

        var systems = (await api.GetAsync("/api/v1/systems?limit=500")).Items;
        var theirs = await WholeAsync(system => system["tenant"]!.GetValue<string>() != "cnas");
        var mine = await WholeAsync(system => system["tenant"]!.GetValue<string>() == "cnas");
        foreach (var (path, tenant) in ((string, JsonNode)[])[(Id(mine), theirs["tenant"]!), (Id(theirs), mine["tenant"]!), ("hostile-system", theirs["tenant"]!)])
        {
            var body = Declared(mine);
            body["tenant"] = tenant.GetValue<string>();
            var answer = await cnas.SendAsync(HttpMethod.Put, $"/api/v1/systems/{path}", body.ToJsonString(), ("If-Match", "\"1\""));
            Refused(answer, 403, 404, 409, 412, 422);
        }

        // A key's tenant stands in its path alone.
        var key = (await api.GetAsync("/api/v1/keys?limit=500")).Items.First(item => !Id(item).StartsWith("cnas/", StringComparison.Ordinal));
        var claimed = Declared(key);
        claimed["tenant"] = "cnas";
        Refused(await cnas.SendAsync(HttpMethod.Put, $"/api/v1/keys/{Id(key)}", claimed.ToJsonString(), ("If-Match", "\"1\"")), 403, 404, 422);
        claimed["tenant"] = Id(key).Split('/')[0];
        Refused(await cnas.SendAsync(HttpMethod.Put, "/api/v1/keys/cnas/hostile-key", claimed.ToJsonString()), 403, 404, 422);

        Assert.Equal(theirs.ToJsonString(), (await api.GetAsync($"/api/v1/systems/{Id(theirs)}")).Json.ToJsonString());
        Assert.Equal(mine.ToJsonString(), (await api.GetAsync($"/api/v1/systems/{Id(mine)}")).Json.ToJsonString());
        Assert.Equal(key.ToJsonString(), (await api.GetAsync($"/api/v1/keys/{Id(key)}")).Json.ToJsonString());
        (await api.GetAsync("/api/v1/systems/hostile-system")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/keys/cnas/hostile-key")).IsProblem(404, "not_found");

        // A list leaves out what is observed of each.
        async Task<JsonObject> WholeAsync(Func<JsonObject, bool> which) =>
            (await api.GetAsync($"/api/v1/systems/{Id(systems.First(which))}")).Json.AsObject();
    }

    [Theory]
    [InlineData("CNAS-CLAIMS")]
    [InlineData("Cnas-claims")]
    [InlineData("cnas-claıms")]
    [InlineData("cnаs-claims")]
    [InlineData("cnas‐claims")]
    [InlineData("cnas\u00adclaims")]
    [InlineData("cnas-claims\u200b")]
    [InlineData("\u202ecnas-claims")]
    [InlineData("ｃnas-claims")]
    [InlineData("cnas-claims\u0301")]
    [InlineData("cnas-claims ")]
    [InlineData("cnas-claims.")]
    [InlineData("cnas-claims\0")]
    [InlineData("cnas-claims;x=1")]
    public async Task A_name_that_only_looks_like_an_id_is_none(string id)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var there = await api.GetAsync("/api/v1/systems/cnas-claims");
        Assert.Equal(200, there.Status);
        var path = $"/api/v1/systems/{Uri.EscapeDataString(id)}";
        foreach (var answer in new[]
        {
            await api.GetAsync(path), await api.GetAsync($"{path}/explain"), await api.SendAsync(HttpMethod.Delete, path, null, ("If-Match", there.ETag!)),
            await api.SendAsync(HttpMethod.Put, path, Declared(there.Json).ToJsonString(), ("If-Match", there.ETag!)),
            await api.SendAsync(HttpMethod.Post, "/api/v1/break-glass", new JsonObject { ["hours"] = 1, ["reason"] = "fire", ["system"] = id }.ToJsonString()),
            await api.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token.Replace("\"cnas\"", JsonValue.Create(id.Replace("-claims", "", StringComparison.Ordinal) + "\u200b").ToJsonString(), StringComparison.Ordinal)),
        })
        {
            Refused(answer, 400, 403, 404, 422);
        }

        Assert.Empty((await api.GetAsync($"/api/v1/checks?system={Uri.EscapeDataString(id)}")).Items);
        Assert.Equal(there.Text, (await api.GetAsync("/api/v1/systems/cnas-claims")).Text);
    }

    [Theory]
    [InlineData("/api/v1/systems/../tokens")]
    [InlineData("/api/v1/systems/%2e%2e/tokens")]
    [InlineData("/api/v1/systems/%2e%2e%2ftokens")]
    [InlineData("/api/v1/systems/..%2ftokens")]
    [InlineData("/api/v1/systems/..%5ctokens")]
    [InlineData("/api/v1/systems/%252e%252e%252ftokens")]
    [InlineData("/api/v1/systems/./../tokens")]
    [InlineData("/api/v1//tokens")]
    [InlineData("/api/v1/systems/..;/tokens")]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/_content/DataCenterOps.Console/../../appsettings.json")]
    [InlineData("/_content/DataCenterOps.Console/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("/en/..%2f..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/.dcops/ledger.db")]
    [InlineData("/%2e%2e/ledger.db")]
    public async Task A_path_that_climbs_opens_no_door_and_no_file(string path)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var made = await api.SendAsync(HttpMethod.Post, "/api/v1/tokens", Token.Replace("hostile-1", $"climbs-{Guid.CreateVersion7():N}"[..24], StringComparison.Ordinal));
        var answer = await RawRequest.SendAsync(
            await hosts.AddressAsync(Hosts.Embedded), $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {made.Json["token"]!.GetValue<string>()}\r\nConnection: close\r\n\r\n");

        // A list of tokens is for administrators, by whatever path it is called.
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Logging\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("expiresAt", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en\r\nSet-Cookie: planted=1")]
    [InlineData("en%0d%0aSet-Cookie:%20planted=1")]
    [InlineData("\u560a\u560dSet-Cookie: planted=1")]
    [InlineData("en\nLocation: https://evil.example")]
    public async Task What_somebody_types_becomes_no_header_of_an_answer(string typed)
    {
        using var door = new Door(await hosts.AddressAsync(Hosts.Embedded));
        foreach (var (path, member) in ((string, string)[])[("/session", "lang"), ("/session", "next"), ("/session/password", "lang"), ("/session/end", "lang")])
        {
            var led = await door.SendAsync("/en/sign-in", path, ("token", "x"), ("login", "x"), (member, typed));
            Assert.Matches("^/(ar|fr|en)/sign-in(\\?failed=[a-z0-9]+(&next=[^\\r\\n]*)?)?$", led);
        }

        Assert.Null(door.Cookies.GetAllCookies()["planted"]);
        var escaped = Uri.EscapeDataString(typed);
        foreach (var path in (string[])[$"/api/v1/systems/{escaped}", $"/{escaped}/sign-in", $"/session/oidc?lang={escaped}", $"/en/sign-in?next={escaped}", $"/session/oidc/signed-out?state={escaped}"])
        {
            var answer = await RawRequest.SendAsync(await hosts.AddressAsync(Hosts.Embedded), $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            var head = answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.DoesNotContain(head.Split("\r\n"), line => line.StartsWith("Set-Cookie: planted", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Location: https://evil", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("Idempotency-Key: a\r\n b")]
    [InlineData("If-Match: \"1\"\nX-Evil: 1")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked")]
    [InlineData("Host: evil.example")]
    public async Task A_request_whose_head_says_two_things_is_not_served(string header)
    {
        var address = await hosts.AddressAsync(Hosts.Embedded);
        var answer = await RawRequest.SendAsync(
            address,
            $"DELETE /api/v1/vendors/no-such HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Components.HostProcess.Token}\r\n{header}\r\nConnection: close\r\n\r\n0\r\n\r\n");
        Assert.Matches("^HTTP/1\\.1 4[0-9]{2}", answer);
    }

    private static void Refused(ApiAnswer answer, params int[] statuses) => Assert.True(statuses.Contains(answer.Status), $"{answer.Status} {answer.Text}");

    private static string Id(JsonNode item) => item["id"]!.GetValue<string>();

    // What was declared, as one would write it again.
    private static JsonObject Declared(JsonNode item)
    {
        var body = item.DeepClone().AsObject();
        foreach (var computed in (string[])["id", "version", "derived", "observed"])
        {
            body.Remove(computed);
        }

        return body;
    }
}

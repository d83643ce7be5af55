using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Tokens that may come from some networks only, or do some things only.</summary>
public sealed class TokenBoundsTests(Hosts hosts)
{
    private const string Tokens = "/api/v1/tokens";

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_token_from_elsewhere_is_answered_like_one_that_nobody_has(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var elsewhere = await MakeAsync(api, token => token["networks"] = new JsonArray("192.0.2.0/24", "2001:db8::/32"));
        var here = await MakeAsync(api, token => token["networks"] = new JsonArray("127.0.0.0/8", "::1"));

        using var stranger = api.As(ApiToken.Create());
        using var thief = api.As(elsewhere.Token);
        using var owner = api.As(here.Token);
        var (unknown, refused) = (await stranger.GetAsync("/api/v1/systems"), await thief.GetAsync("/api/v1/systems"));
        Assert.Equal(401, refused.Status);
        Assert.Equal(Body(unknown), Body(refused));
        Assert.Equal(200, (await owner.GetAsync("/api/v1/systems")).Status);

        // Neither does it open the console.
        using var door = new Door(await hosts.AddressAsync(mode));
        Assert.Equal("/en/sign-in?failed=1", await door.SendAsync("/en/sign-in", "/session", ("token", elsewhere.Token), ("lang", "en")));
        Assert.Equal("/en", await door.SendAsync("/en/sign-in", "/session", ("token", here.Token), ("lang", "en")));
        Assert.Equal(["127.0.0.0/8", "::1/128"], (await FindAsync(api, here.Id))["networks"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_token_does_what_it_is_bound_to_here_and_in_a_session_that_it_began(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var made = await MakeAsync(api, token => token["scopes"] = new JsonArray("cost.read", "estate.read"));
        using var bound = api.As(made.Token);

        Assert.Equal(200, (await bound.GetAsync("/api/v1/systems")).Status);
        (await bound.GetAsync("/api/v1/findings")).IsProblem(403, "auth.forbidden");
        (await bound.SendAsync(HttpMethod.Post, "/api/v1/estate/plan", ApiClient.Documents(""))).IsProblem(403, "auth.forbidden");

        using var door = new Door(await hosts.AddressAsync(mode));
        Assert.Equal("/en", await door.SendAsync("/en/sign-in", "/session", ("token", made.Token), ("lang", "en")));
        Assert.Contains("<table", await door.ReadAsync("/en/systems"), StringComparison.Ordinal);
        Assert.DoesNotContain("<table", await door.ReadAsync("/en/findings"), StringComparison.Ordinal);
        Assert.Equal(["cost.read", "estate.read"], (await FindAsync(api, made.Id))["scopes"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Fact]
    public async Task The_last_use_is_shown_soon_after_the_first_request()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var made = await MakeAsync(api, _ => { });
        Assert.Null((await FindAsync(api, made.Id))["lastUsedAt"]);

        using var user = api.As(made.Token);
        Assert.Equal(200, (await user.GetAsync("/api/v1/systems")).Status);
        for (var wait = 0; wait < 600 && (await FindAsync(api, made.Id))["lastUsedAt"] is null; wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var used = (await FindAsync(api, made.Id))["lastUsedAt"]!.GetValue<string>();
        Assert.Equal(200, (await user.GetAsync("/api/v1/systems")).Status);
        Assert.Equal(used, (await FindAsync(api, made.Id))["lastUsedAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_networks_and_scopes_is_told()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var networks = await api.SendAsync(
            HttpMethod.Post, Tokens, Token(token => token["networks"] = new JsonArray("10.0.0.1/8", "192.0.2.0/24", "anywhere")));
        networks.IsProblem(422, "request.invalid");
        Assert.Equal(["$.networks[0]", "$.networks[2]"], networks.Json["errors"]!.AsArray().Select(error => error!["path"]!.GetValue<string>()));

        var scopes = await api.SendAsync(
            HttpMethod.Post, Tokens, Token(token => token["scopes"] = new JsonArray("estate.apply", "no.such")));
        scopes.IsProblem(422, "request.invalid");
        Assert.Equal(2, scopes.Json["errors"]!.AsArray().Count);
    }

    private static string Token(Action<JsonObject> bind)
    {
        var token = new JsonObject
        {
            ["name"] = "bound",
            ["subject"] = $"test-{Guid.CreateVersion7():N}"[..24],
            ["roles"] = new JsonArray("auditor"),
            ["tenant"] = "*",
            ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        bind(token);
        return token.ToJsonString();
    }

    private static async Task<(string Id, string Token)> MakeAsync(ApiClient api, Action<JsonObject> bind)
    {
        var made = await api.SendAsync(HttpMethod.Post, Tokens, Token(bind));
        Assert.True(made.Status == 201, made.Text);
        return (made.Json["id"]!.GetValue<string>(), made.Json["token"]!.GetValue<string>());
    }

    private static async Task<JsonNode> FindAsync(ApiClient api, string id)
    {
        for (var after = ""; ;)
        {
            var page = await api.GetAsync($"{Tokens}?limit=500{after}");
            if (page.Json["items"]!.AsArray().FirstOrDefault(item => item!["id"]!.GetValue<string>() == id) is { } found)
            {
                return found;
            }

            after = $"&after={page.Json["next"]!.GetValue<string>()}";
        }
    }

    private static string Body(ApiAnswer answer)
    {
        var body = answer.Json.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }
}

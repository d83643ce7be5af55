using System.Globalization;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Metering;

/// <summary>What the sample estate costs, charge by charge.</summary>
public sealed class ChargeTests(Hosts hosts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_charge_is_its_price_times_its_quantity_and_one_is_read_by_its_id(string mode)
    {
        using var api = await RatedAsync(mode);
        var charges = (await api.GetAsync("/api/v1/charges?limit=200")).Items.ToArray();
        Assert.Equal(200, charges.Length);
        foreach (var charge in charges)
        {
            Assert.Equal(Number(charge["amount"]), Number(charge["price"]) * Number(charge["quantity"]));
            Assert.Equal(Number(charge["listAmount"]), Number(charge["listPrice"]) * Number(charge["quantity"]));
        }

        var one = await api.GetAsync($"/api/v1/charges/{charges[0]["id"]}");
        Assert.Equal((200, charges[0].ToJsonString()), (one.Status, one.Json.ToJsonString()));
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task All_charges_of_a_tenants_month_are_its_cost(string mode)
    {
        using var api = await RatedAsync(mode);
        var month = (await CostAsync(api))["at"]!.GetValue<string>()[..7];

        // An hour may end and be priced between two answers: then they are asked for again.
        for (var attempt = 0; ; attempt++)
        {
            var before = await CostAsync(api);
            var sum = (await ReadAsync(api, $"/api/v1/charges?tenant=cnas&month={month}&limit=200")).Sum(charge => Number(charge["amount"]));
            var after = await CostAsync(api);
            if (before["totals"]!.ToJsonString() == after["totals"]!.ToJsonString() || attempt > 3)
            {
                Assert.Equal(Number(after["totals"]![0]!["month"]), sum);
                return;
            }
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_tenants_token_sees_its_own_charges_alone(string mode)
    {
        using var api = await RatedAsync(mode);
        using var tenant = await api.AsAsync("cnas", "tenant-reader");
        var own = (await tenant.GetAsync("/api/v1/charges?limit=1000")).Items.ToArray();
        Assert.NotEmpty(own);
        Assert.All(own, charge => Assert.Equal("cnas", charge["tenant"]!.GetValue<string>()));
        Assert.Empty((await tenant.GetAsync("/api/v1/charges?tenant=casnos")).Items);
        Assert.Empty((await tenant.GetAsync("/api/v1/charges?system=civil-registry")).Items);
        var other = (await api.GetAsync("/api/v1/charges?tenant=casnos&limit=1")).Items.Single();
        (await tenant.GetAsync($"/api/v1/charges/{other["id"]}")).IsProblem(404, "not_found");
        (await tenant.GetAsync("/api/v1/tenants/casnos/cost")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_said_and_breaks_nothing()
    {
        using var api = await RatedAsync(Hosts.Embedded);
        (await api.GetAsync("/api/v1/charges?limit=0")).IsProblem(422, "request.invalid");
        (await api.GetAsync("/api/v1/charges?limit=1001")).IsProblem(422, "request.invalid");
        (await api.GetAsync("/api/v1/charges?limit=x")).IsProblem(400, "request.malformed");
        (await api.GetAsync("/api/v1/charges?month=2026-13")).IsProblem(422, "request.invalid");
        (await api.GetAsync("/api/v1/charges/nothing")).IsProblem(404, "not_found");
        (await api.GetAsync("/api/v1/charges/019ae000-0000-7000-8000-000000000000")).IsProblem(404, "not_found");
        (await api.SendAsync(HttpMethod.Post, "/api/v1/charges", "{}")).IsProblem(405, "request.method");
        foreach (var cursor in new[] { "x", "%00", "'%20OR%201=1--", "bm90LWEtY3Vyc29y" })
        {
            Assert.Equal(200, (await api.GetAsync($"/api/v1/charges?limit=1&after={cursor}&tenant={cursor}")).Status);
        }

        using var nobody = api.As(null);
        (await nobody.GetAsync("/api/v1/charges")).IsProblem(401, "auth.required");
    }

    /// <summary>The program once it has priced its estate.</summary>
    private async Task<ApiClient> RatedAsync(string mode)
    {
        var api = await hosts.GetAsync(mode);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        while (!(await api.GetAsync("/api/v1/charges?tenant=casnos&limit=1")).Items.Any() || (await CostAsync(api))["totals"] is not JsonArray { Count: > 0 })
        {
            await Task.Delay(500, limit.Token);
        }

        return api;
    }

    private static async Task<JsonNode> CostAsync(ApiClient api) => (await api.GetAsync("/api/v1/tenants/cnas/cost")).Json;

    private static async Task<List<JsonObject>> ReadAsync(ApiClient api, string path)
    {
        var items = new List<JsonObject>();
        string? after = null;
        do
        {
            var page = await api.GetAsync(path + (after is null ? "" : $"&after={after}"));
            items.AddRange(page.Items);
            after = page.Json["next"]?.GetValue<string>();
        }
        while (after is not null);
        Assert.Equal(items.Count, items.Select(item => item["id"]!.GetValue<string>()).Distinct().Count());
        return items;
    }

    private static decimal Number(JsonNode? text) => decimal.Parse(text!.GetValue<string>(), CultureInfo.InvariantCulture);
}

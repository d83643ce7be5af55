using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access.Tenancy;

/// <summary>
/// Random estates, random callers: every list, detail, search, export and error tells a tenant's caller what the slow filter
/// tells, and nothing of anybody else.
/// </summary>
public sealed partial class TenancyTests(Hosts hosts) : IDisposable
{
    private const int CallersPerEstate = 4;
    private static readonly string[] Roles = ["tenant-admin", "tenant-reader", "dpo", "operator"];
    private static readonly string[] Pages = ["", "systems", "tenants", "findings", "sovereignty", "decisions", "policies", "ledger"];

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-tenancy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A program of its own: what other tests write meanwhile would differ from what was read.
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Whatever_a_tenants_caller_asks_the_answer_is_that_of_the_slow_filter(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        await using var host = await HostProcess.StartAsync(new HostStart
        {
            Data = _folder, Postgres = await hosts.DatabaseAsync(mode), Estate = "deploy/estates/algeria",
            Settings = ImmutableDictionary<string, string>.Empty.Add("DCOPS_Limits__IdentityBurst", "1000000"),
        });
        int[] seeds = mode == Hosts.Cluster ? [3] : [1, 2, Environment.TickCount & 0xffff];
        foreach (var seed in seeds)
        {
            TestContext.Current.SendDiagnosticMessage($"seed {seed}");
            await SeedAsync(host.Address, seed);
        }
    }

    private static async Task SeedAsync(Uri address, int seed)
    {
        using var all = new ApiClient(address, HostProcess.Token);
        var estate = new RandomEstate(seed);
        var applied = await all.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", estate.Body);
        Assert.True(applied.Status == 200, applied.Text);
        var truth = await SlowFilter.ReadAsync(all);
        var dice = new Dice(seed);
        foreach (var number in Enumerable.Range(0, CallersPerEstate))
        {
            var mark = estate.Marks[dice.Next(estate.Marks.Length)];
            string[] roles = [Roles[number], .. Roles.Where(_ => dice.Next(3) == 0)];
            await LookAsync(address, all, RandomEstate.Tenant(mark), [.. roles.Distinct(StringComparer.Ordinal)], estate, truth, dice);
        }
    }

    private static async Task LookAsync(
        Uri address, ApiClient all, string tenant, string[] roles, RandomEstate estate, SlowFilter truth, Dice dice)
    {
        var token = await TokenAsync(all, tenant, roles);
        using var caller = all.As(token);
        var strange = estate.Marks.Where(mark => !truth.Knows(tenant, mark)).ToArray();
        foreach (var kind in SlowFilter.Kinds)
        {
            await ListAsync(caller, kind, tenant, truth, dice);
            await DetailAsync(caller, all, kind, tenant, truth, dice);
        }

        await SearchAsync(caller, tenant, estate, truth);
        await ErrorsAsync(caller, tenant, truth, dice);

        // What has no document of its own: nothing in it may carry the mark of somebody whom the caller's own things do not name.
        foreach (var list in new[] { "checks", "findings", "findings?closed=true", "findings/trend", "findings/sweeps", "sovereignty", "decisions", "charges", "ledger/entries" })
        {
            var answer = await caller.GetAsync($"/api/v1/{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1000");
            if (answer.Status == 200)
            {
                Silent(answer.Text, strange, list);
                Assert.DoesNotContain(answer.Items, item => OwnerOf(item) is { } owner && owner != tenant && owner != "platform");
            }
            else
            {
                answer.IsProblem(403, "auth.forbidden");
            }
        }

        using var door = new Door(address);
        await door.SendAsync("/en/sign-in", "/session", ("token", token), ("lang", "en"));
        foreach (var page in Pages.Concat(["systems.csv", "tenants.csv", "ledger.csv"]))
        {
            var shown = await door.ReadAsync($"/en/{page}");
            Assert.False(shown.StartsWith('{') && !shown.Contains("auth.forbidden", StringComparison.Ordinal), $"{page}: {shown}");
            Silent(shown, strange, page);
        }

        // The export holds exactly the systems of the list, and a page of another's is that of none.
        var csv = await door.ReadAsync("/en/systems.csv");
        Assert.Equal(
            truth.Seen("systems", tenant).Keys.Order(StringComparer.Ordinal),
            csv.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0].Trim('"')).Order(StringComparer.Ordinal));
        var hidden = truth.Hidden("systems", tenant);
        var one = hidden[dice.Next(hidden.Count)];
        Assert.Contains("<html", await door.ReadAsync($"/en/systems/{one}"), StringComparison.Ordinal);
        Assert.Equal(Plain(await door.ReadAsync("/en/systems/no-such-system"), "no-such-system"), Plain(await door.ReadAsync($"/en/systems/{one}"), one));
    }

    private static async Task ListAsync(ApiClient caller, string kind, string tenant, SlowFilter truth, Dice dice)
    {
        var expected = truth.Seen(kind, tenant);
        var found = await SlowFilter.AllAsync(caller, kind, dice.Next(2) == 0 ? 1000 : dice.Next(1, 8));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Select(SlowFilter.Id).Order(StringComparer.Ordinal));
        Assert.All(found, item => Assert.Equal(expected[SlowFilter.Id(item)], item.ToJsonString()));
    }

    private static async Task DetailAsync(ApiClient caller, ApiClient all, string kind, string tenant, SlowFilter truth, Dice dice)
    {
        // One thing says more than a list: the same to its tenant as to those who see all.
        foreach (var id in truth.Seen(kind, tenant).Keys.OrderBy(_ => dice.Next(int.MaxValue)).Take(2))
        {
            var whole = (await all.GetAsync($"/api/v1/{kind}/{id}")).Json.ToJsonString();
            Assert.Equal(whole, (await caller.GetAsync($"/api/v1/{kind}/{id}")).Json.ToJsonString());
        }

        foreach (var id in truth.Hidden(kind, tenant).OrderBy(_ => dice.Next(int.MaxValue)).Take(3))
        {
            var absent = AbsentLike(id);
            foreach (var path in new[] { $"{kind}/{id}", $"{kind}/{id}/explain", $"{kind}/{id}/sovereignty" })
            {
                var other = await caller.GetAsync($"/api/v1/{path}");
                other.IsProblem(404, "not_found");
                Assert.Equal(Problem(await caller.GetAsync($"/api/v1/{path.Replace(id, absent, StringComparison.Ordinal)}")), Problem(other));
            }

            Assert.Equal(
                Problem(await caller.SendAsync(HttpMethod.Delete, $"/api/v1/{kind}/{absent}")), Problem(await caller.SendAsync(HttpMethod.Delete, $"/api/v1/{kind}/{id}")));
        }
    }

    // Filters name things of others: the answer is that for a name that nobody has.
    private static async Task SearchAsync(ApiClient caller, string tenant, RandomEstate estate, SlowFilter truth)
    {
        foreach (var mark in estate.Marks.Where(mark => RandomEstate.Tenant(mark) != tenant))
        {
            foreach (var search in new[]
            {
                $"findings?tenant={RandomEstate.Tenant(mark)}", $"findings?subject={mark}-system-0", $"findings/trend?tenant={RandomEstate.Tenant(mark)}",
                $"findings/history?kind=System&subject={mark}-system-0", $"decisions?subject={mark}-system-0", $"checks?system={mark}-system-0",
                $"charges?tenant={RandomEstate.Tenant(mark)}", $"ledger/entries?stream=system/{mark}-system-0",
            })
            {
                var answer = await caller.GetAsync($"/api/v1/{search}");
                var nobody = await caller.GetAsync($"/api/v1/{search.Replace(mark, "nobody", StringComparison.Ordinal)}");
                Assert.Equal(nobody.Status, answer.Status);
                Assert.Equal(nobody.Status == 200 ? nobody.Text : Problem(nobody), answer.Status == 200 ? answer.Text : Problem(answer));
            }

            var cost = await caller.GetAsync($"/api/v1/tenants/{RandomEstate.Tenant(mark)}/cost");
            Assert.Equal(Problem(await caller.GetAsync("/api/v1/tenants/t-nobody/cost")), Problem(cost));
            Assert.False(truth.IsSeen("tenants", RandomEstate.Tenant(mark), tenant));
        }
    }

    // A document that names a thing of another is refused in the words for one that names nothing.
    private static async Task ErrorsAsync(ApiClient caller, string tenant, SlowFilter truth, Dice dice)
    {
        var hidden = truth.Hidden("systems", tenant);
        var other = hidden[dice.Next(hidden.Count)];
        var answers = new List<string>();
        foreach (var system in new[] { other, AbsentLike(other) })
        {
            var service = new JsonObject
            {
                ["document"] = "Service", ["id"] = "naming", ["fictional"] = true, ["tenant"] = tenant, ["system"] = system, ["audience"] = new JsonArray("citizen"), ["channels"] = new JsonArray("portal"),
                ["name"] = new JsonObject { ["ar"] = "خ", ["fr"] = "s", ["en"] = "s" }, ["documents"] = new JsonObject { ["asked"] = 2 },
            };
            var answer = await caller.SendAsync(HttpMethod.Post, "/api/v1/decisions/evaluate", ApiClient.Documents(service.ToJsonString()));
            answers.Add(Problem(answer).Replace(system, "X", StringComparison.Ordinal));
        }

        Assert.Equal(answers[1], answers[0]);
    }

    private static async Task<string> TokenAsync(ApiClient all, string tenant, string[] roles)
    {
        var made = await all.SendAsync(
            HttpMethod.Post, "/api/v1/tokens",
            new JsonObject
            {
                ["name"] = "tenancy", ["subject"] = $"tenancy-{Guid.CreateVersion7():N}", ["tenant"] = tenant, ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
                ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            }.ToJsonString());
        Assert.True(made.Status == 201, made.Text);
        return made.Json["token"]!.GetValue<string>();
    }

    private static void Silent(string text, string[] strange, string where) =>
        Assert.All(strange, mark => Assert.False(text.Contains(mark, StringComparison.Ordinal), $"`{where}` speaks of {mark}"));

    private static string? OwnerOf(JsonObject item) =>
        (item["tenant"] ?? item["entry"]?["tenant"]) is JsonValue value ? value.GetValue<string>() : null;

    // Of the same length and form, so that nothing but its being there differs.
    private static string AbsentLike(string id) => $"{id[..^1]}{(id[^1] == 'x' ? 'y' : 'x')}";

    private static string Problem(ApiAnswer answer)
    {
        var body = answer.Json.AsObject();
        body.Remove("traceId");
        return $"{answer.Status} {body.ToJsonString()}";
    }

    private static string Plain(string page, string id) => Noise().Replace(page, "").Replace(id, "X", StringComparison.Ordinal);

    // What differs from one answer to the next of the same page: tokens of forms.
    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noise();
}

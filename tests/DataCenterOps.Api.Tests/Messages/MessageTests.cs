using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Messages;

/// <summary>What became of messages, over HTTP: a program that is away, then one that is not configured any more.</summary>
public sealed class MessageTests(Hosts hosts) : IDisposable
{
    private const string Path = "/api/v1/messages";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-sendings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Sendings_are_listed_tried_again_and_end_with_the_reason_when_their_carrier_is_taken_away(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        // Where it comes back at the same place, as it does in earnest, it takes over from its former self at once.
        var start = new HostStart
        {
            Data = System.IO.Path.Combine(_folder, "data"), Postgres = await hosts.DatabaseAsync(mode), Estate = "deploy/estates/algeria", Settings = Place(),
        };
        string id;
        await using (var host = await HostProcess.StartAsync(start with { Settings = start.Settings.AddRange(Away()) }))
        {
            using var api = new ApiClient(host.Address, HostProcess.Token);
            await AskAsync(api);
            var waiting = await FirstAsync(api, "pending", row => row["reason"] is not null);
            id = waiting["id"]!.GetValue<string>();
            Assert.Equal(("webhook/soc", "approval.asked", "unreachable"), (Text(waiting, "carrier"), Text(waiting, "kind"), Text(waiting, "reason")));
            Assert.Contains((await api.GetAsync($"{Path}/waiting")).Items, row => Text(row, "carrier") == "webhook/soc" && Text(row, "state") == "pending");

            using var auditor = await api.AsAsync("*", "auditor");
            using var tenant = await api.AsAsync("cnas", "auditor");
            Assert.Equal(200, (await auditor.GetAsync($"{Path}/{id}")).Status);
            (await auditor.SendAsync(HttpMethod.Post, $"{Path}/{id}/retry")).IsProblem(403, "auth.forbidden");
            Assert.Empty((await tenant.GetAsync(Path)).Items);
            Assert.Empty((await tenant.GetAsync($"{Path}/waiting")).Items);
            (await tenant.GetAsync($"{Path}/{id}")).IsProblem(404, "not_found");
            (await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/dismiss")).IsProblem(409, "message.state");
            (await api.SendAsync(HttpMethod.Post, $"{Path}/{Guid.CreateVersion7():D}/retry")).IsProblem(404, "not_found");
            (await api.GetAsync($"{Path}?state=lost")).IsProblem(422, "request.invalid");

            // In pages of one, everything comes once.
            var first = await api.GetAsync($"{Path}?limit=1");
            Assert.Single(first.Items);
            await RetriedAsync(api, id);
        }

        await using (var host = await HostProcess.StartAsync(start))
        {
            using var api = new ApiClient(host.Address, HostProcess.Token);
            var stranded = await FirstAsync(api, "stranded", row => Text(row, "id") == id);
            Assert.Equal("no-carrier", Text(stranded, "reason"));
            Assert.NotNull(stranded["doneAt"]);
            Assert.Empty((await api.GetAsync($"{Path}?state=pending")).Items);
            Assert.Contains("their carrier is not configured any more", host.Output, StringComparison.Ordinal);

            Assert.Equal("dropped", Text((await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/dismiss")).Json, "state"));
        }
    }

    // While it is on its way it is not tried a second time; that lasts as long as the refused connection.
    private static async Task RetriedAsync(ApiClient api, string id)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        ApiAnswer answer;
        do
        {
            answer = await api.SendAsync(HttpMethod.Post, $"{Path}/{id}/retry");
        }
        while (answer.Status == 409 && TimeProvider.System.GetUtcNow() < until);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("pending", Text(answer.Json, "state"));
    }

    private static async Task<JsonNode> FirstAsync(ApiClient api, string state, Func<JsonNode, bool> isIt)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; TimeProvider.System.GetUtcNow() < until; await Task.Delay(Pause, TestContext.Current.CancellationToken))
        {
            if ((await api.GetAsync($"{Path}?state={state}")).Items.FirstOrDefault(isIt) is { } row)
            {
                return row;
            }
        }

        throw new TimeoutException($"no sending is {state}");
    }

    private static async Task AskAsync(ApiClient api)
    {
        var made = await api.SendAsync(HttpMethod.Post, "/api/v1/tokens", new JsonObject
        {
            ["name"] = "their own",
            ["subject"] = "u-asker",
            ["person"] = "asker",
            ["roles"] = new JsonArray("security-officer"),
            ["tenant"] = "*",
            ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        }.ToJsonString());
        Assert.True(made.Status == 201, made.Text);
        using var officer = api.As(made.Json["token"]!.GetValue<string>());
        var asked = await officer.SendAsync(HttpMethod.Post, "/api/v1/break-glass", """{"hours":1,"reason":"the national site burns","system":"cnas-claims"}""");
        Assert.True(asked.Status == 202, asked.Text);
    }

    private static ImmutableDictionary<string, string> Place() => ImmutableDictionary<string, string>.Empty
        .Add("DCOPS_Cluster__SiloPort", HostProcess.FreePort().ToString(CultureInfo.InvariantCulture))
        .Add("DCOPS_Cluster__GatewayPort", HostProcess.FreePort().ToString(CultureInfo.InvariantCulture));

    private ImmutableDictionary<string, string> Away()
    {
        var secret = System.IO.Path.Combine(_folder, "secret");
        File.WriteAllText(secret, "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY");
        return ImmutableDictionary<string, string>.Empty
            .Add("DCOPS_Messages__Webhooks__0__Name", "soc")
            .Add("DCOPS_Messages__Webhooks__0__Url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{HostProcess.FreePort()}/hook"))
            .Add("DCOPS_Messages__Webhooks__0__SecretFile", secret);
    }

    private static string Text(JsonNode row, string member) => row[member]?.GetValue<string>() ?? "";
}

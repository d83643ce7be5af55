using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>
/// Another tenant's thing is told from none neither by the answer nor by the work behind it: the same statements, one after the
/// other. Times are shown and decide nothing.
/// </summary>
public sealed partial class TenantTimingTests : IDisposable
{
    private const string Tenant = "cnas";
    private const int Rounds = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-timing-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_anothers_costs_the_same_statements_as_what_is_nobodys(string engine)
    {
        Assert.SkipWhen(engine == "PostgreSQL" && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        await using var server = engine == "PostgreSQL" ? await PostgresServer.StartAsync() : null;
        var storage = new StorageOptions { DataFolder = _folder, Postgres = server is null ? null : await server.CreateDatabaseAsync() };
        await using var edge = await CountedEdge.StartAsync(storage, Path.Combine(HostProcess.Root, Repository.SampleEstate), Cancel);
        using var all = Client(edge, await edge.TokenAsync(TenantScope.All, Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor, Role.PlatformAdmin));
        Assert.True(TenantId.TryParse(Tenant, out var tenant));
        using var caller = Client(edge, await edge.TokenAsync(
            TenantScope.Of(tenant), Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor, Role.TenantAdmin, Role.Dpo));

        var asked = 0;
        foreach (var (verb, path, other, absent) in await PathsAsync(all, caller))
        {
            var (others, nobodys) = (Fill(path, other), Fill(path, absent));
            foreach (var warm in (string[])[others, nobodys, others, nobodys])
            {
                await SendAsync(caller, verb, warm);
            }

            var first = await CountAsync(edge, caller, verb, others, other);
            var second = await CountAsync(edge, caller, verb, nobodys, absent);
            Assert.True(first.Status < 400 || first.Status == 404, $"{verb} {others}: {first.Status} {first.Body}");
            Assert.Equal((first.Status, first.Body), (second.Status, second.Body));
            Assert.Equal(string.Join("\n\n", first.Statements), string.Join("\n\n", second.Statements));
            asked++;
        }

        Assert.True(asked > 60, $"only {asked} paths were asked");
        await ShowMediansAsync(engine, all, caller);
    }

    // Alternating, so that whatever else goes on meets both.
    private static async Task ShowMediansAsync(string engine, HttpClient all, HttpClient caller)
    {
        foreach (var path in (string[])["systems/{0}", "systems/{0}/explain"])
        {
            var other = (await HiddenAsync(all, caller, "systems"))[0];
            var absent = AbsentLike(other);
            var (others, nobodys) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                others.Add(await TimeAsync(caller, Fill(path, other)));
                nobodys.Add(await TimeAsync(caller, Fill(path, absent)));
            }

            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{engine}, {path}: another tenant's {Median(others):0.000} ms, nobody's {Median(nobodys):0.000} ms, medians of {Rounds} in turns"));
        }
    }

    private static async Task<IReadOnlyList<(string Verb, string Path, string Other, string Absent)>> PathsAsync(HttpClient all, HttpClient caller)
    {
        var paths = new List<(string, string, string, string)>();
        foreach (var kind in EstateSchema.Kinds)
        {
            foreach (var other in (await HiddenAsync(all, caller, kind.Segment)).Take(2))
            {
                foreach (var (verb, path) in ((string, string)[])[("GET", "{0}"), ("GET", "{0}/explain"), ("DELETE", "{0}")])
                {
                    paths.Add((verb, $"{kind.Segment}/{path}", other, AbsentLike(other)));
                }
            }
        }

        var system = (await HiddenAsync(all, caller, "systems"))[0];
        var check = (await HiddenAsync(all, caller, "checks"))[0];
        paths.Add(("GET", "checks/{0}", check, AbsentLike(check)));
        foreach (var search in (string[])
        [
            "checks?system={0}", "findings?subject={0}", "decisions?subject={0}", "charges?system={0}", "ledger/entries?stream=system/{0}", "systems?after={0}",
        ])
        {
            paths.Add(("GET", search, system, AbsentLike(system)));
        }

        var tenant = (await HiddenAsync(all, caller, "tenants"))[0];
        foreach (var search in (string[])["findings?tenant={0}", "charges?tenant={0}", "tenants/{0}/cost"])
        {
            paths.Add(("GET", search, tenant, AbsentLike(tenant)));
        }

        paths.Add(("POST", "decisions/sweep?tenant={0}", tenant, AbsentLike(tenant)));
        var entry = (await HiddenAsync(all, caller, "ledger/entries", "position"))[0];
        paths.Add(("GET", "ledger/entries/{0}", entry, "999999999"));
        foreach (var list in (string[])["decisions", "findings"])
        {
            foreach (var other in (await HiddenAsync(all, caller, list)).Take(1))
            {
                paths.Add(("GET", $"{list}/{{0}}", other, AbsentLike(other)));
            }
        }

        // What belongs to the whole platform is nobody's for somebody of one tenant.
        foreach (var (verb, path) in ((string, string)[])
        [
            ("GET", "approvals/{0}"), ("GET", "break-glass/{0}"), ("POST", "break-glass/{0}/end"), ("GET", "waivers/{0}"),
            ("POST", "approvals/{0}/withdraw"),
        ])
        {
            var request = await AskAsync(all);
            paths.Add((verb, path, request, AbsentLike(request)));
        }

        return paths;
    }

    // A request of somebody else: the program's own list of them is read by whoever may see all.
    private static async Task<string> AskAsync(HttpClient all)
    {
        var listed = await JsonAsync(all, "approvals");
        return listed["items"]!.AsArray() is [var first, ..] ? first!["id"]!.GetValue<string>() : Guid.CreateVersion7().ToString("D");
    }

    private static async Task<string[]> HiddenAsync(HttpClient all, HttpClient caller, string list, string id = "id")
    {
        var (whole, seen) = (await IdsAsync(all, list, id), await IdsAsync(caller, list, id));
        return [.. whole.Except(seen, StringComparer.Ordinal)];
    }

    private static async Task<string[]> IdsAsync(HttpClient client, string list, string id)
    {
        var answer = await JsonAsync(client, $"{list}?limit=1000");
        return [.. answer["items"]?.AsArray().Select(item => item![id]!.ToString()) ?? []];
    }

    private static async Task<JsonNode> JsonAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    // The last letter or digit is another one: the form stays what it was.
    private static string AbsentLike(string id) => id[..^1] + (id[^1] switch { 'f' => 'e', '0' => '1', >= '1' and <= '9' => '0', _ => 'f' });

    private static string Fill(string path, string id) => path.Replace("{0}", id, StringComparison.Ordinal);

    private static async Task<(int Status, string Body, string[] Statements)> CountAsync(CountedEdge edge, HttpClient caller, string verb, string path, string id)
    {
        edge.Database.Take();
        var (status, body) = await SendAsync(caller, verb, path);
        return (status, body.Replace(id, "ID", StringComparison.Ordinal), [.. edge.Database.Take().Select(statement => Plain(statement, id))]);
    }

    // SQLite tells a statement with its values, the clock's among them.
    private static string Plain(string statement, string id) => Moment().Replace(statement.Replace(id, "ID", StringComparison.Ordinal), "NOW");

    private static async Task<(int Status, string Body)> SendAsync(HttpClient caller, string verb, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri($"/api/v1/{path}", UriKind.Relative));
        if (verb == "DELETE")
        {
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        }

        using var answer = await caller.SendAsync(request, Cancel);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        if (JsonNode.Parse(body) is JsonObject json && json.Remove("traceId"))
        {
            body = json.ToJsonString();
        }

        return ((int)answer.StatusCode, body);
    }

    private static async Task<double> TimeAsync(HttpClient caller, string path)
    {
        var began = Stopwatch.GetTimestamp();
        await SendAsync(caller, "GET", path);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static HttpClient Client(CountedEdge edge, string token)
    {
        var client = new HttpClient { BaseAddress = edge.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [GeneratedRegex("[0-9]{16}", RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}

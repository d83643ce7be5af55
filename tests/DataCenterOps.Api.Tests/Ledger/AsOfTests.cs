using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Api.Tests.Ledger;

/// <summary>What was, asked for by date, and what cannot be told of the past.</summary>
public sealed class AsOfTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_list_and_one_thing_are_shown_as_they_were_and_to_nobody_else(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var before = await SealedAsync(api, await DeclareAsync(api, "Before"));
        var after = await SealedAsync(api, await DeclareAsync(api, "After"));
        Assert.Equal("After", NameOf(await api.GetAsync("/api/v1/jurisdictions/XPAST")));
        foreach (var (at, name) in new[] { (before, "Before"), (after, "After") })
        {
            var one = await PastAsync(api, "/api/v1/jurisdictions/XPAST", at);
            Assert.Equal(name, NameOf(one));
            Assert.Equal(Rfc3339.Write(at), one.Header("Dcops-As-Of"));
            Assert.True(long.Parse(one.Header("Dcops-Ledger-Size")!, System.Globalization.CultureInfo.InvariantCulture) > 0);
            Assert.Equal(44, one.Header("Dcops-Ledger-Root")!.Length);
            Assert.True(Rfc3339.Read(one.Header("Dcops-Ledger-Integrated-At")!) <= at);
            Assert.True(Rfc3339.Read(one.Header("Dcops-Checkpoint-At")!) > default(DateTimeOffset));
            var listed = (await PastAsync(api, "/api/v1/jurisdictions", at)).Items.Single(item => item["id"]!.GetValue<string>() == "XPAST");
            Assert.Equal(name, listed["name"]!["en"]!.GetValue<string>());
        }

        // What the rules were, what they found, and what they rest on.
        foreach (var list in new[] { "packs", "provisions", "tariffs", "findings", "findings/trend", "findings/sweeps", "waivers", "waivers/debt", "sovereignty", "decisions" })
        {
            var answer = await PastAsync(api, $"/api/v1/{list}", after);
            Assert.True(answer.Status == 200 && (answer.Items.Any() || list.StartsWith("waivers", StringComparison.Ordinal)), $"{list}: {answer.Text}");
        }

        using var tenant = await api.AsAsync("cnas", "tenant-admin");
        Assert.All((await PastAsync(tenant, "/api/v1/systems", before)).Items, item => Assert.Equal("cnas", item["tenant"]!.GetValue<string>()));
        (await PastAsync(tenant, "/api/v1/systems/casnos-claims", before)).IsProblem(404, "not_found");
        using var platform = await api.AsAsync("*", "platform-admin");
        (await platform.GetAsync($"/api/v1/sovereignty?asOf={Rfc3339.Write(before)}")).IsProblem(403, "auth.forbidden");
    }

    [Fact]
    public async Task What_has_not_come_what_was_before_the_ledger_and_what_is_not_of_it_is_refused()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        (await api.GetAsync("/api/v1/systems?asOf=2999-01-01")).IsProblem(422, "asof.future");
        (await api.GetAsync("/api/v1/systems?asOf=2001-01-01")).IsProblem(422, "asof.before");
        (await api.GetAsync("/api/v1/systems?asOf=")).IsProblem(400, "asof.invalid");
        (await api.GetAsync("/api/v1/systems?asOf=2001-01-01&asOf=2002-01-01")).IsProblem(400, "asof.invalid");
        foreach (var path in new[] { "charges", "checks", "tokens", "messages", "approvals", "ledger/entries", "tenants/cnas/cost", "reports/assessment", "systems/cnas-claims/explain" })
        {
            (await api.GetAsync($"/api/v1/{path}?asOf=2001-01-01")).IsProblem(400, "asof.not_here");
        }

        (await api.SendAsync(HttpMethod.Delete, "/api/v1/systems/cnas-claims?asOf=2001-01-01")).IsProblem(400, "asof.not_here");
        Assert.Equal(200, (await api.GetAsync("/api/v1/systems/cnas-claims")).Status);
    }

    [Fact]
    public async Task Every_path_that_reads_answers_about_the_past_or_refuses_the_question()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var paths = (await api.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).ToArray();
        var answering = 0;
        foreach (var (path, operations) in paths)
        {
            var looksBack = operations!["get"]!["parameters"]?.AsArray().Any(one => one!["name"]?.GetValue<string>() == PastDate.Parameter) == true;
            answering += looksBack ? 1 : 0;
            var asked = System.Text.RegularExpressions.Regex.Replace(path, "[{][^}]+[}]", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            var answer = await api.GetAsync($"{asked}?asOf=2001-01-01");
            Assert.Equal((path, looksBack ? "422 asof.before" : "400 asof.not_here"), (path, $"{answer.Status} {answer.Json["code"]}"));
        }

        Assert.InRange(answering, 30, paths.Length - 20);
    }

    private static string NameOf(ApiAnswer answer) => answer.Json["name"]!["en"]!.GetValue<string>();

    private static async Task<long> DeclareAsync(ApiClient api, string name)
    {
        var body = new JsonObject { ["name"] = new JsonObject { ["ar"] = name, ["fr"] = name, ["en"] = name } };
        (string, string)[] seen = (await api.GetAsync("/api/v1/jurisdictions/XPAST")).ETag is { } tag ? [("If-Match", tag)] : [];
        var answer = await api.SendAsync(HttpMethod.Put, "/api/v1/jurisdictions/XPAST", body.ToJsonString(), seen);
        Assert.True(answer.Status is 200 or 201, answer.Text);
        return (await api.GetAsync("/api/v1/jurisdictions/XPAST")).Json["derived"]!["position"]!.GetValue<long>();
    }

    // A moment at which the entry is in the tree and signed, and the next one is not yet made.
    private static async Task<DateTimeOffset> SealedAsync(ApiClient api, long position)
    {
        while ((await api.SendAsync(HttpMethod.Get, $"/api/v1/ledger/entries/{position}/proof")).Status == 409)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return TimeProvider.System.GetUtcNow();
    }

    private static async Task<ApiAnswer> PastAsync(ApiClient api, string path, DateTimeOffset at)
    {
        while (true)
        {
            var answer = await api.GetAsync($"{path}?asOf={Rfc3339.Write(at)}");
            if (answer.Status != 503)
            {
                return answer;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }
}
